/** A text written for the tests in the style of one issuer or kind of text. Persons and events are invented. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** Readouts in styles for which the rules were not tuned. */
export const READOUTS: readonly Sample[] = [
  {
    name: "a readout in which an undersecretary confers with a minister",
    text: `Cherry exports agreed with Kenya
On Thursday the Undersecretary for Trade, Josefa Larrondo, conferred in Nairobi with the Kenyan Minister of Agriculture, Wanjiru Otieno, on trade.
Larrondo proposed a protocol for cherries and mentioned the new sea route. The Minister asked for samples before the harvest and supported the protocol.`,
  },
  {
    name: 'a Chinese agency\'s readout that repeats "said"',
    text: `Chinese FM holds phone talks with Norwegian counterpart
BEIJING, March 3 (Xinhua) -- Chinese State Councilor and Foreign Minister Lin Haoran on Tuesday held a phone conversation with Norwegian Foreign Minister Sigrid Aasland.
Lin said that the two countries enjoy a long friendship and that China stands ready to work with Norway to deepen practical cooperation in green shipping.
China appreciates Norway's adherence to the one-China principle, Lin said, adding that both sides should respect each other's core interests.
For her part, Aasland said Norway attaches great importance to its relations with China and is willing to maintain close communication on multilateral affairs.
The two sides also exchanged views on the situation in the Middle East.`,
  },
  {
    name: "a Chinese ministry's readout of a meeting",
    text: `Lin Haoran Meets with Kenyan Foreign Secretary Wanjiru Otieno
On May 12, 2025, Member of the Political Bureau of the CPC Central Committee and Foreign Minister Lin Haoran met with Kenyan Cabinet Secretary for Foreign Affairs Wanjiru Otieno in Beijing.
Lin Haoran noted that China-Kenya relations have withstood changes in the international landscape. China is willing to align the Belt and Road Initiative with Kenya's development plan and build an even closer community with a shared future.
Wanjiru Otieno stated that Kenya admires China's achievements, firmly abides by the one-China principle and hopes to expand exports of farm products.
The two sides had an in-depth exchange of views on reform of the United Nations.`,
  },
  {
    name: "an Indian ministry's readout of a call",
    text: `Prime Minister receives a call from the President of Uruguay
Prime Minister Shri Anand Verma received a telephone call today from H.E. Mr. Julio Pereyra, President of the Oriental Republic of Uruguay.
The leaders recalled the exceptional warmth of their meeting in Johannesburg and reviewed progress in trade, digital public infrastructure and health.
Prime Minister conveyed India's readiness to share its experience in vaccine production. President Pereyra expressed gratitude for the relief sent after the floods.
They agreed to remain in touch.`,
  },
  {
    name: "a gov.uk readout with one sentence per paragraph",
    text: `PM call with Prime Minister Halvorsen: 4 June
The Prime Minister spoke to the Norwegian Prime Minister, Ingrid Halvorsen, this afternoon.
The Prime Minister began by congratulating her on her election victory.
They discussed the importance of the Joint Expeditionary Force, and agreed that allies must go further to protect undersea cables.
Turning to energy, the Prime Minister set out his plan for North Sea wind, and both underlined the benefits for working people.
They looked forward to seeing each other at the NATO summit.`,
  },
  {
    name: "a gov.uk readout that quotes a spokesperson throughout",
    text: `PM meeting with President Okonjo of Ghana
A Downing Street spokesperson said:
“The Prime Minister welcomed the President of Ghana, Kwabena Okonjo, to Downing Street this morning.
“They reflected on the deep ties between the UK and Ghana, and the Prime Minister commended the President's work on debt reform.
“The leaders discussed growth and irregular migration, and agreed their teams should take the talks forward.
“They also condemned the violence in the Sahel.”`,
  },
  {
    name: "a United Nations readout of three sentences",
    text: `Readout of the Secretary-General's meeting with H.E. Ms. Tereza Novotná, Minister for Foreign Affairs of the Czech Republic
The Secretary-General met with H.E. Ms. Tereza Novotná, Minister for Foreign Affairs of the Czech Republic. The Secretary-General and the Minister discussed the war in Ukraine, the situation in the Middle East and the Pact for the Future. The Secretary-General expressed appreciation for the support of the Czech Republic to the work of the United Nations.`,
  },
  {
    name: "a Japanese ministry's readout with numbered paragraphs",
    text: `Japan-Chile Foreign Ministers' Telephone Talk
March 9, 2025
On March 9, commencing at 9:10 p.m. for approximately 25 minutes, Mr. HOSHINO Kenta, Minister for Foreign Affairs of Japan, held a telephone talk with H.E. Ms. Camila Arrau, Minister of Foreign Affairs of the Republic of Chile. The overview of the talk is as follows.
1. At the outset, Minister Hoshino congratulated Minister Arrau on her assumption of office and expressed his intention to further strengthen the strategic partnership.
2. In response, Minister Arrau stated that Japan is an important partner, and the two Ministers shared the view that they would cooperate on critical minerals.
3. The two Ministers also exchanged views on East Asia, and concurred in continuing to work closely together.`,
  },
  {
    name: "a readout of the Canadian Prime Minister's office",
    text: `Prime Minister Delacroix speaks with President of Latvia Andris Kalnins
Today, the Prime Minister, Luc Delacroix, spoke with the President of Latvia, Andris Kalnins.
The leaders discussed the Canadian-led brigade in Latvia and the need to sustain military aid for Ukraine. Prime Minister Delacroix underscored Canada's commitment to Baltic security.
The Prime Minister and the President agreed to remain in close contact.`,
  },
  {
    name: "a Gulf agency's readout with honorifics",
    text: `HH the Amir Receives Phone Call from President of Cyprus
Doha, April 2 (QNA) - HH the Amir Sheikh Faisal bin Nasser Al-Mazrui received this evening a phone call from HE President of the friendly Republic of Cyprus Stelios Markou.
During the call, they reviewed the bilateral relations between the two countries and ways to develop them, in addition to a number of regional and international issues of common interest.`,
  },
  {
    name: "a Gulf agency's readout about a crown prince",
    text: `HRH Crown Prince, King of Jordan review brotherly ties
RIYADH, 5 May 2025 (SPA) -- HRH Prince Salman bin Turki, Crown Prince and Prime Minister, held a session of official talks with His Majesty King Rashid II at Al-Yamamah Palace today.
At the outset, HRH the Crown Prince welcomed the King in the Kingdom of Saudi Arabia. The two sides reviewed aspects of fraternal relations and prospects for joint cooperation, and discussed developments in the region and the efforts exerted towards them.`,
  },
  {
    name: "an Egyptian readout with the spokesman in the second sentence",
    text: `President Fahmy Receives the Foreign Minister of Greece
President Tarek Fahmy received today the Minister of Foreign Affairs of Greece, Nikos Vassiliou, in the presence of the Minister of Foreign Affairs and Emigration.
The Spokesman for the Presidency stated that the President welcomed the Greek Minister and stressed the depth of the historic ties between Egypt and Greece. The meeting touched upon cooperation in energy and electrical interconnection. The two sides exchanged views on Libya and emphasized the importance of holding elections.`,
  },
  {
    name: "a readout of the Turkish Directorate of Communications",
    text: `President Yildiray speaks by phone with President Petrescu of Romania
President Kemal Yildiray spoke by phone with President Ioana Petrescu of Romania.
The call addressed Türkiye-Romania bilateral relations as well as regional and global issues.
President Yildiray stated during the call that Türkiye would continue its efforts for a lasting peace in the Black Sea and that steps to raise the trade volume would be beneficial for both countries.`,
  },
  {
    name: "an Iranian agency's readout",
    text: `Iran, Armenia FMs discuss ties in phone call
TEHRAN, Aug. 11 (MNA) – Iranian Foreign Minister Mehrdad Kazemi and his Armenian counterpart Davit Hovsepyan held a phone conversation on Monday evening.
In the call, Kazemi said that the Islamic Republic welcomes any step that strengthens stability in the Caucasus, and stressed that borders must not change.
The Armenian foreign minister, for his part, thanked Tehran for its principled stance and expressed hope for wider economic cooperation.
The two sides also reviewed the latest regional developments.`,
  },
  {
    name: "a Pakistani readout of a courtesy call",
    text: `Ambassador of Portugal calls on the Deputy Prime Minister
The Ambassador of Portugal, Ms. Rita Salgado, called on Deputy Prime Minister and Foreign Minister Senator Bilal Qureshi today in Islamabad.
The Deputy Prime Minister appreciated Portugal's support for the GSP Plus scheme and underscored the potential for trade in textiles.
The Ambassador conveyed the greetings of her Government and reaffirmed Portugal's resolve to deepen bilateral cooperation. Regional issues were also discussed.`,
  },
  {
    name: "a Vietnamese agency's readout",
    text: `Party leader receives Lao Prime Minister
Hanoi (VNA) – Party General Secretary Tran Quoc Hung received visiting Lao Prime Minister Khamphet Vongsa in Hanoi on January 9.
Hung said that Vietnam always gives top priority to its special solidarity with Laos, and suggested that both sides speed up transport projects.
The Lao leader affirmed that his country will do its utmost to nurture the great friendship, and thanked Vietnam for its wholehearted assistance.`,
  },
  {
    name: "a readout of the South Korean presidential office",
    text: `President Seo holds phone talks with Dutch Prime Minister
President Seo Min-jae held phone talks with Dutch Prime Minister Pieter van Houten on Wednesday afternoon, according to the presidential office.
The two leaders assessed that cooperation in chips has grown into an alliance and agreed to expand exchanges in nuclear power. President Seo asked for the support of the Netherlands on North Korea, and Prime Minister Van Houten expressed his support.`,
  },
  {
    name: "a readout of the Elysée",
    text: `Telephone conversation between the President of the Republic and the Prime Minister of Iraq
The President of the Republic spoke this morning with the Prime Minister of Iraq, Mr Salah al-Jumaili.
The Head of State reaffirmed France's commitment to the sovereignty of Iraq. The two leaders discussed preparations for the Baghdad conference and agreed to intensify the fight against terrorism.`,
  },
  {
    name: "a German readout",
    text: `Federal Chancellor Reinhardt speaks to President of Brazil
Federal Government Spokesperson Anna Thiele issued the following statement:
Federal Chancellor Jonas Reinhardt spoke today on the phone with the President of Brazil, Tiago Moura. They exchanged views on the agreement between the EU and Mercosur and on the protection of the rainforest. The Chancellor and the President agreed to continue to coordinate closely ahead of the climate conference.`,
  },
  {
    name: "a European Union readout",
    text: `Serbia: High Representative Lindqvist meets President Jovanović
High Representative/Vice-President Karin Lindqvist met today in Brussels with the President of Serbia, Marko Jovanović. They discussed Serbia's path towards the EU, the Dialogue with Pristina and reforms. The High Representative recalled that alignment with the EU's foreign policy is expected of a candidate, and encouraged the President to implement all agreements without delay.`,
  },
  {
    name: "a NATO readout",
    text: `NATO Secretary General meets the President of Moldova
NATO Secretary General Willem Brandsma welcomed the President of the Republic of Moldova, Elena Ciobanu, to NATO Headquarters on Monday (7 July 2025). Mr Brandsma praised Moldova's contribution to KFOR and stressed that Allies fully respect its neutrality. They discussed hybrid threats and practical cooperation.`,
  },
  {
    name: "an African Union readout",
    text: `Chairperson of the Commission receives the Foreign Minister of Angola
The Chairperson of the African Union Commission, H.E. Amadou Diarra, received today H.E. Teresa Cangombe, Minister of External Relations of Angola, at the AU Headquarters in Addis Ababa. The Chairperson commended Angola's mediation in the Great Lakes. The two sides exchanged views on peace and security and agreed on the need for silent diplomacy.`,
  },
  {
    name: "a Latin American readout",
    text: `President Cárdenas held a telephone conversation with the President of Peru
President Lucía Cárdenas of Colombia held a telephone conversation this Thursday with her Peruvian counterpart, Raúl Quispe. Both leaders reviewed the situation on the shared border in the Amazon and agreed to convene the bilateral commission. President Cárdenas reiterated Colombia's willingness to resolve any difference by dialogue.`,
  },
  {
    name: "a readout after a dateline, navigation lines and a photo caption",
    text: `Minister holds talks in Rabat
Home
Press releases
12 February 2025
Photo: the two ministers at the signing table
Minister for Foreign Affairs of Finland Aino Salmela held talks on Wednesday with Moroccan Foreign Minister Youssef Benhaddou. The ministers discussed trade in green hydrogen and agreed to hold political consultations every year. Minister Salmela expressed Finland's appreciation for Morocco's role in the Sahel.`,
  },
];

/** Texts that resemble a readout in wording or headline but are not one. */
export const NEAR_MISSES: readonly Sample[] = [
  {
    name: "an advance notice",
    text: `Statement on the Prime Minister's Meeting with President Okonjo of Ghana
Prime Minister Luc Delacroix will welcome President Kwabena Okonjo of Ghana to Ottawa on Friday. The leaders will discuss trade, security in the Sahel and reform of the United Nations. The Prime Minister will reaffirm Canada's commitment to its partnership with Ghana.`,
  },
  {
    name: "an advance notice that recalls an earlier meeting",
    text: `Foreign Minister Kazemi to visit Yerevan
The Ministry of Foreign Affairs announced that Foreign Minister Kazemi is scheduled to travel to Armenia next week, where he will hold talks with his counterpart. The two ministers met in Tehran in May, when they discussed bilateral relations and stressed the importance of cooperation between the two countries.`,
  },
  {
    name: "a readout of a domestic meeting",
    text: `Readout of the Prime Minister's meeting with mayors
Today, Prime Minister Luc Delacroix met with the mayors of the country's largest cities. The Prime Minister underscored the government's commitment to housing and thanked the mayors for their work. They discussed public transit and agreed to meet again in the autumn.`,
  },
  {
    name: "a meeting of a head of state with his own minister",
    text: `President receives the Minister of Health
President Tarek Fahmy received today the Minister of Health, who briefed him on the new hospitals. The President stressed the need to finish the work on time, praised the efforts of doctors and expressed his appreciation for nurses.`,
  },
  {
    name: "a joint statement",
    text: `Joint Statement by Japan and Chile
Foreign Minister Hoshino of Japan and Foreign Minister Arrau of Chile met in Tokyo today. The two ministers reaffirm their commitment to the rule of law. Both sides welcome progress on minerals and underscore the importance of free navigation.`,
  },
  {
    name: "a declaration in the present tense without such a title",
    text: `Tokyo outcome
The leaders of Japan, India and Australia met in Tokyo today. We reaffirm our commitment to a free and open region. We condemn the use of force, welcome progress on vaccines and support the centrality of ASEAN. The leaders agree to meet again.`,
  },
  {
    name: "a transcript that begins with a lead in the past tense",
    text: `Meeting with President of Tajikistan Farrukh Nazarov
The President of Belarus met with President of Tajikistan Farrukh Nazarov in Minsk.
President of Belarus Ivan Kavalenka: Mr President, I am glad to see you. We agreed to meet, and here you are.
Farrukh Nazarov: Thank you, Mr President. I want to thank you for the warm welcome. I think our relations have grown stronger.
Ivan Kavalenka: Let me say that I remember our talks in Dushanbe.
Farrukh Nazarov: I agree with you.`,
  },
  {
    name: "a press conference",
    text: `Press conference with Prime Minister Halvorsen
PRIME MINISTER DELACROIX: Good afternoon. I met this morning with Prime Minister Halvorsen of Norway, and we discussed our shared security.
PRIME MINISTER HALVORSEN: Thank you, Luc. I am happy to be here in Canada.
Q Prime Minister, did you discuss tariffs?`,
  },
  {
    name: "a news article about a call",
    text: `Reinhardt presses Brazil's leader on trade deal as deadline looms
BERLIN (Reuters) - German Chancellor Jonas Reinhardt spoke with Brazilian President Tiago Moura on Tuesday in a last attempt to rescue a trade deal that farmers across Europe have denounced, two people familiar with the matter said.
"We are running out of time," an aide told reporters. Analysts said the call had come too late.
The pact, which was first drafted two decades ago, has split the bloc. According to a poll published on Sunday, most voters oppose it. Critics said the chancellor, whose campaign promised cheaper food, had misread the mood.`,
  },
  {
    name: "an opinion piece",
    text: `Why the summit changed nothing
President Cárdenas met President Quispe last week, and the cameras loved it. But anyone who has watched the border towns knows how little such handshakes weigh. The rivers carry gold, mercury and cocaine; the patrols carry radios without batteries. It would take a decade of honest budgets to mend that, and no leader in Lima or Bogotá has a decade.`,
  },
  {
    name: "the minutes of a committee",
    text: `Steering committee, 14 May
Present: A. Moreau (chair), J. Lind, P. Osei. The committee met at 14:00. The chair welcomed the new members. The committee discussed the release plan and agreed to move it to June. J. Lind noted that the tests were slow. It was agreed to review the budget at the next meeting.`,
  },
  {
    name: "a message of condolence",
    text: `President sends condolences to the King of Jordan
President Tarek Fahmy sent a cable of condolences to His Majesty King Rashid II on the death of his uncle. The President expressed, on behalf of the people of Egypt, sincere sympathy with the royal family, and stressed the brotherly ties between the two countries.`,
  },
  {
    name: "a greeting for a national day",
    text: `National Day of Finland
On behalf of the Government, I congratulate the people of Finland as you celebrate your independence. Our two countries share a long friendship. I look forward to deepening our partnership, as I told Minister Salmela when I met her in Helsinki.`,
  },
  {
    name: "an encyclopedia article about relations",
    text: `Egypt–Greece relations
Egypt and Greece established diplomatic relations in 1833. Egypt has an embassy in Athens and Greece has an embassy in Cairo. The two countries share cultural ties that go back to antiquity. In 2020 a maritime agreement was signed, and trade has since increased. Both are members of the United Nations and of the Union for the Mediterranean.`,
  },
  {
    name: "a business meeting with names of states",
    text: `Nordwind and Tanaka Steel agree on hydrogen venture
The chief executive of Germany's Nordwind AG met with the president of Tanaka Steel of Japan on Tuesday to sign a contract for electrolysers. Shares rose four per cent. The companies expect the first deliveries in two years and said that prices had not been disclosed.`,
  },
  {
    name: "the report of a football match",
    text: `France hold Argentina in Lyon
France held Argentina to a draw on Saturday. The captains exchanged shirts after a meeting of two sides that had not met since the final. The coach praised his defence, noted the noise of the crowd and thanked the president of the federation for the new ground.`,
  },
];
