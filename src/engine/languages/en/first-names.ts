/**
 * Common given names of women and men in many languages, folded to ASCII and in lower case. They decide between two
 * persons of unknown gender only, so a name that both can have is in neither list.
 */
export const WOMENS_NAMES: readonly string[] = `
aalia aaliyah abena adele adriana agnes agnieszka aigul aisha aishath aissatou akosua alba alejandra alessandra alexandra alice alicia
aline alison alma amal amalia amanda amelie amina aminata amna amy ana anabel anastasia anette angela angelica anita anke anna annalena
anne annegret annelies annette annika antonia anya aoife arancha ariane asel asma astrid asuncion awa ayesha aygul aylin barbara beata
beate beatrice beatriz belinda berit bettina birgit birgitte bodil bridget brigitte britta camila camille carina carla carmen carol
carolina caroline catarina catherine cecilia celine chantal charlotte chiara chioma christiane christina christine claire clara clare
claudia claudine colette consuelo corinne cristina dagny dalia daniela danielle deborah delphine diana dilnoza dina dita donna doris
dorothea dorothy ebba edita edith eileen ekaterina elena eleni eleonora elif elin elina elisabeth elise eliza elizabeth ella ellen elsa
elvira emilia emily emine emma erika erna ernestina esperance esther eszter eugenia eva evelyn fadia faiza fatemeh fatima fatima-zahra
fatimata fatma fatoumata fawzia felicity fernanda fiona flavia florence frances francesca francoise frederique frida gabriela gabriella
genevieve georgina geraldine gerda ghada giorgia giulia gloria grace graciela graziella greta guadalupe gudrun gulnara gunilla hadja hala
halima hanna hannah hanne harriet hawa heather hedda heidi heike helen helena helene helga helle hilda hilde hina hodan hortensia ida
ifeoma ilona ilze imelda inara ines inga inge ingeborg ingrid inna ioana irena irene irina iris irma isabel isabella isabelle ivana ivanka
iveta jacinda jacqueline jadwiga jana jane janet jasmina jasmine jeanne jelena jennifer jessica joan joanna johanna josefina josephine
joyce juana judith julia juliana julie justina kadri kaisa kaja karen karin karina karoline kasia katarina kate katerina katharina
katherine kathleen kathrin kathryn katja katrin katrina kerstin khadija kirsi kirsten klara kristalina kristi kristin kristina krisztina
ksenia laila lalla lamia lana lara larisa latifa laura laure leila leilani lena lenka leonor leticia lidia liesbeth lilian liliana lilla
lina linda lindiwe line linnea lisa lise liv livia liz ljiljana lorena loreta louise lubna lucia lucie lucrecia lucy ludmila luisa
lyudmila maarja madeleine magda magdalena maha mahfuza maia maija maimouna maja malgorzata malin manuela marcela margaret margarethe
margarida margarita margot margrethe maria mariam mariama mariana marianne marie mariela marija marika marina marit marjeta marta martha
martina martine mary maryam mathilde matilda maud maya mechthild meera melanie mercedes merete merike mette micheline michelle mihaela
milena mira miriam mirjam moira mona monica monika monique muna myriam nabila nadezhda nadia nadine naledi nancy naomi nasrin natalia
natalie natasha nathalie ngozi niamh nicole nina nirmala nneka noemi nora noura nuria odile oksana olena olga olivia oriana ottilie ovidia
palesa pamela paola pascale patience patricia paula paulina pauline penelope penny petra philippa phumzile pilar pratibha priscilla priya
rachel rachida radostina ragnhild raisa rana rania ranjana raquel rasa rebecca reem regina rehana renata renate retno rita roberta rocio
romina rosa rosario rose roxana rukmini ruth sabine sabrina sahar sahle-work salma samantha samira sandra sanna sara sarah saskia saule
selma shanthi sharon sheikha sheila sigrid silvia simona siobhan sirpa slavica snezana sofia soledad solveig sonia sophia sophie stefanie
stella stephanie sunniva susan susana susanna susanne svetlana sviatlana sylvia sylvie tamar tamara tanja tarja tatiana teresa tereza
thandi thea theodora therese thoko tina tinatin torunn trudy ulla ulrika ulrike ursula urszula uzma valentina valeria valerie vanessa vera
veronica veronika victoria viktoria vilma violeta virginia viviane wafa wanda wendy wilhelmina xenia yael yasmin yasmina yoko yolanda yuko
yulia yuliia yuliya yvette yvonne zainab zanele zdenka zeinab zeynep zineb zoe zofia zsofia zuzana zuzanna
`
  .trim()
  .split(/\s+/);

/** Given names of men, as above. */
export const MENS_NAMES: readonly string[] = `
aaron abdallah abdel abdelaziz abdelhafid abdelkader abdellah abderrahmane abdi abdirahman abdoulaye abdul abdulaziz abdulla abdullah
abdulrahman abel abraham adam adel adnan adrian ahmad ahmed akbar akio alain alan albert alberto aldo alejandro aleksandar aleksander
aleksandr alessandro alexander alexandre alexandros alexei alexis alfonso alfred alfredo ali alioune allan alois alvaro amadou amin amir
anders andre andreas andrei andrej andres andrew andrey andriy andrus andrzej angus anselm anthony antoine anton antonio antti anwar arben
ariel aristide armando armen arne arnold arthur artur arturo arunas asad ashraf askar augusto aung axel aziz badr bakary baptiste bart
bashar bassam beat ben benedikt benjamin benoit bernard bernardo bernd besmir bilal bjorn bob bogdan bohdan boris boubacar branko brian
bruno byron caetano carl carlos carsten casimir cesar charles chris christian christoph christophe christopher claude claudio claus
clemens colin conor constantin cornelis cristian cyril dag damian damir dan daniel danilo dario david davit denis dennis derek desmond
didier diego dieter dimitri dimitris dirk dmitri dmitry dmytro domenico donal donald dragan drazen duncan edgar edmund eduard eduardas
eduardo edward edwin eirik elias emil emilio emmanuel emmerson enrico enrique eric erik erlan ernest ernesto ernst espen esteban ethan
etienne eugene evan ezra fabio fahad fahd faisal farouk farrukh faruk felipe felix ferenc fernando filip filippo florian francesco francis
francisco francois frank frans franz fred frederic frederick frederik friedrich fritz gabor gareth gary gaston geir geoffrey george
georges georgi gerard gerhard gerrit ghassan gilbert gilles giorgi giorgio giovanni giuseppe gonzalo gordon graham greg gregor gregory
guido guillaume guillermo guiseppe gunnar gustav gustavo guy haakon habib hakan hakim hamad hamdan hamid hannes hans harald harold haroon
harry hashim hassan hatim hector heinrich heinz hendrik henri henrik henry herbert hermann hiroshi hisham hugo hussein ian ibrahim idriss
igor ilham ilias ilir iliya imran ioannis isaac isaias iskander ismail issa istvan ivan ivo jaap jacek jack jacob jacques jaime jakob
jakub jamal james janez janos jari jaroslav jason javier jeffrey jens jeremy jerzy jesper jesus jim jiri joachim joao joaquim joe joel
joern johan johann johannes john jonas jonathan jorge jorgen jose josef joseph josephat joshua josip josphat juan juergen juha jukka jules
julian julien julio jurgen kaarel kamal kamil kanat karel karim karl karsten kasper keith ken kenji kenneth kent kevin khaled khalid
khalil kimmo kiril klaus knut kofi konrad konstantin konstantinos kristian kristof krzysztof kurt kwame ladislav lamine larry lars laszlo
laurent lauri lazaro lee leif leo leon leonard leonardo leonid leopold levan lionel lorenzo louis luc lucas ludwig luis luiz lukas maciej
magnus mahamadou mahmoud majid malcolm malik mamadou manfred manuel marc marcel marcelo marcin marco marcos marcus marek mario mark marko
markus martin marwan massimo mateo mateusz mathias mats matteo matthew matthias matti maurice mauricio max maxim maxime mehdi mehmet
michael michal michel miguel mihai mihail mikael mikel mikhail mikko milan milos mirko miroslav mohamad mohamed mohammad mohammed mohsen
moritz moses moussa muhammad murat mustafa mutaz nabil nasser nathan neil nelson nicholas nick nicolae nicolas niels nigel nikola nikolai
nikolay nikos nils norbert nurlan oleg oleksandr oleksiy oliver olivier omar orhan oscar oskar osman otto oumar ousmane pablo paddy
padraig pal paolo pascal patrick patrik paul paulo pavel pavlo pawel pedro pekka peter petr petri petro petros philip philipp philippe
pierre pieter pietro piotr przemyslaw rafael rainer rajiv ralf ralph ramadan ramon ramzi rashid raul raymond rene ricardo riccardo richard
rob robert roberto rodrigo roger roland rolf romain roman ron ronald rory ruben rudolf rui ruslan russell saad said saleh salem salim
salman sam sameh sami samuel sandor santiago scott sean sebastian selim serge sergei sergey sergio serhiy seung-ho simon sipho souleymane
stanislav stefan stefano stephan stephane stephen steve steven stuart suleiman svein sven taavi taha takashi talal tamas tariq taro teodor
terence terje themba theo thierry thomas thorsten tibor tim timo timothy tobias todd tom tomas tomasz tony toomas tor torsten trevor tunde
tuomas ulan ulrich umar urmas uwe vaclav valdis valentin valeri vasil vasyl victor vikram viktor viliam vincent vitaly vivek vlad vladimir
volker volodymyr vuk vytautas vytenis walid walter warren wei werner wilhelm willem william wim witold wojciech wolfgang wouter xavier
yann yannis yaroslav yasser yerlan yoav yousef youssef yuri yuriy yury yusuf yves zafar zaid zakaria zbigniew zoltan zoran
`
  .trim()
  .split(/\s+/);
