/**
 * Lists the most frequent words of the languages in which readouts are published: only as many as distinguish the
 * languages.
 */
export const FUNCTION_WORDS: readonly (readonly [tag: string, words: string])[] = [
  [
    "en",
    "the of and to in a that is was for on with as by he she they it at from his her their has have had been be are were this which also an between both will would not said its",
  ],
  [
    "fr",
    "le la les de des du un une et à en que qui dans pour sur avec au aux par est sont été ce cette ses son sa leurs leur il elle ils ont plus ne pas lors également",
  ],
  [
    "es",
    "el la los las de del un una y a en que para con por se su sus al es son fue han ha como más lo este esta entre también sobre",
  ],
  [
    "pt",
    "o a os as de do da dos das um uma e em no na nos nas que para com por se seu sua ao aos é são foi como mais também sobre entre pelo pela",
  ],
  [
    "it",
    "il lo la i gli le di del della dei delle un una e a in che per con su da dal al alla è sono stato ha hanno più anche tra si nel nella",
  ],
  [
    "de",
    "der die das den dem des ein eine einer eines und zu in im mit von für auf ist sind war wurde haben hat als auch bei nach sich nicht zur zum über",
  ],
  [
    "nl",
    "de het een en van in op te dat die met voor is zijn was werd heeft hebben aan bij ook als naar om door niet over tussen",
  ],
  ["pl", "i w z na do o że się jest oraz dla od za po przez który która które jak także między był była są nie"],
  ["tr", "ve bir bu ile için olarak da de olan daha çok en gibi sonra kadar ise olduğunu ettiği iki arasında"],
  [
    "id",
    "dan yang di ke dari untuk dengan pada dalam ini itu adalah telah oleh juga akan antara sebagai kedua tersebut",
  ],
  ["tl", "ang ng sa na mga ni si ay at para kay nang ito ni nina dahil kung din rin pagitan"],
  ["vi", "và của các những cho với trong là được có không đã về tại này đến hai giữa"],
  ["ro", "și în de la cu a al ale pe pentru că din este sunt au fost o un prin care mai între"],
  ["hu", "a az és hogy is egy nem meg volt van ezt azt által között valamint szerint"],
  ["cs", "a v na se s z do o že je pro jako také mezi byl byla jsou který která které při od"],
  ["sv", "och i att det som en på är av för med den till har de om ett var mellan inte"],
  ["sw", "na ya wa kwa ni katika la za kuwa cha hii huo hayo pia kati"],
];

/**
 * Maps scripts to the language that they most likely indicate. For a script of several languages, it is enough to know
 * that the text is not English.
 */
export const SCRIPTS: readonly (readonly [pattern: RegExp, tag: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Georgian}/gu, "ka"],
];
