/**
 * The names of the months in the languages of the interface, in order, without accents: nominative and genitive forms,
 * abbreviations, and the Arabic names of Egypt and the Gulf, of the Levant and of the Maghreb. Arabic names of two words
 * are written as one. No name stands for two months.
 */
export const MONTH_NAMES: readonly string[] = [
  "january jan janvier janv enero ene январь января янв يناير كانونالثاني جانفي",
  "february feb fevrier fevr febrero февраль февраля февр فبراير شباط فيفري",
  "march mar mars marzo март марта мар مارس اذار",
  "april apr avril avr abril abr апрель апреля апр ابريل نيسان افريل",
  "may mai mayo май мая مايو ايار ماي",
  "june jun juin junio июнь июня июн يونيو يونيه حزيران جوان",
  "july jul juillet juill juil julio июль июля июл يوليو يوليه تموز جويليه يوليوز",
  "august aug aout agosto ago август августа авг اغسطس اب اوت غشت",
  "september sept sep septembre septiembre setiembre сентябрь сентября сент سبتمبر ايلول شتنبر",
  "october oct octobre octubre октябрь октября окт اكتوبر تشرينالاول",
  "november nov novembre noviembre ноябрь ноября нояб نوفمبر تشرينالثاني نونبر",
  "december dec decembre diciembre dic декабрь декабря дек ديسمبر كانونالاول دجنبر",
];
