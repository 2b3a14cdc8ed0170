"""Common first names and the pronoun that goes with each; names that both men and women have are left out."""

from __future__ import annotations

_HE = """
aaron abdul abdullah abraham adam adrian ahmed alan albert alberto alejandro alexander alexandre alexei alfred ali allan allen alvin
anders andre andreas andrei andrew andriy andrés andy anthony anton antonio antony armando arnold arthur arturo barack barry benjamin
ben benito bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan byron calvin carl
carlos cedric chad charles charlie chester chris christoph christopher chuck clarence claude clayton clifford clint clive
colin conor craig curtis cyril damian damien dan daniel danny darren darryl dave david dean declan dennis derek derrick dick diego
dimitri dmitri dmitry dmytro dominic don donald doug douglas duncan dustin dwayne dwight earl ed eddie edgar eduardo edward edwin elijah
elon emmanuel enrique eric erik ernest ethan eugene evan fabian felipe felix ferdinand fernando floyd francisco franck frank franklin
fred frederick gareth garry gary gavin geoff geoffrey george gerald gerard gerhard gianni gilbert giorgio giovanni giuseppe glen glenn
gordon graham greg gregg gregory guillermo gustavo hamid hamza hans harold harry hasan hassan hector heinz henri henry herbert
herman herschel horacio howard hugh hugo hussein ian ibrahim ignacio igor ilya imran isaac ivan jack jacob jacques jair jake james jared
jason javier jeff jeffrey jeremy jeremiah jerome jerry jesus jim jimmy joachim joe joel johan johannes john johnny jon jonas jonathan
jorge jose josef joseph josh joshua josé juan julian julio jurgen justin jürgen kareem karim karl keith ken kenneth kenny kevin khalid kirk
klaus kurt kyle lars larry laurent lawrence leo leon leonard leonardo leonid leroy lewis liam lionel lloyd louis luca lucas luigi luis
luiz lukas luke magnus mahmoud malcolm manuel marc marcel marco marcos marcus mario mark martin marvin mathew matt matteo matthew
mauricio maurice max maxim maxime michael michel miguel mike mikhail mitch mitt mohamed mohammad mohammed moses muhammad mustafa narendra nathan
nathaniel neil nelson nicholas nick nicolas nigel noah norman novak oleg oliver olivier omar oscar otto owen pablo paolo patrick paul
pavel pedro pete peter petr philip philippe phil pierre pietro quentin rafael rafa rahul ralph ramon randall randy raphael raul ray
raymond recep reinhard ricardo richard rick ricky rishi rob robert roberto rodney rodrigo roger roland rolf roman ron ronald rory ross roy
ruben rudolf rudy rupert russell ryan salman sami samuel scott sean sebastian sergei sergey sergio seth shane shaun shawn shinzo simon
stanley stefan stephen stephane steve steven stewart stuart sven tariq ted terrence thabo theodore thierry thomas tiger tim timothy
tobias todd tom tomas tomasz tommy tony travis trevor tyler ulrich umar vaclav vernon victor viktor vince vincent vitali vitaliy vladimir
volodymyr wade walter warren wayne werner wesley william willie winston wolfgang xavier yusuf yuri zachary
""".split()
_SHE = """
abigail adele agnes aisha alejandra alexandra alice alicia alison allison amanda amelia amy ana anastasia andrea angela angelina anita
ann anna anne annette annie antonia ariana aretha arlene audrey aurora barbara beatrice becky belinda bernadette beth bethany betty
beverly beyoncé bonnie brenda bridget brigitte britney brittany brittney camilla candace carla carmen carol carole caroline carolyn
carrie catherine cathy cecilia celine charlotte charlene chelsea cheryl chloe christina christine claire clara claudia colleen condoleezza
connie constance cynthia daniela danielle daphne deborah debbie debra deirdre delia denise diana diane dolores donna dora
doris dorothy edith eileen elaine eleanor elena elisa elisabeth elise elizabeth ella ellen eloise elsa emily emma erica erika erin esther
ethel eva evelyn fatima felicia fiona florence frances francesca françoise gabriela gabrielle geraldine gillian gina giorgia gisele
giulia gladys gloria greta gretchen hannah harriet heather heidi helen helena helga hilary hillary ida ines ingrid irena irene
irina iris isabel isabella isabelle ivana ivanka jacinda jacqueline jane janet janice janine jeanne jeannette jennifer jenny jessica jill
joan joanna joanne josephine joyce juanita judith judy julia juliana julie juliet kamala karen karin karine kate katherine kathleen kathryn
kathy katie katrina kayla ketanji kimberly kirsten kristen kristina kristine lara larissa latoya laura lauren laurie leah leila lena
leticia lidia lillian linda lindsay lisa liz liza lois lori lorraine louise lucia lucille lucy lydia lynette lynn lynne madeleine magdalena
margaret margarita margot maria mariana marianne marie marilyn marina marjorie marlene marta martha martina mary maryam matilda maud maureen
maxine megan meghan melania melinda melissa mercedes meredith mia michelle mildred miranda miriam molly monica muriel nadia nadine nancy
naomi natalia natalie natasha nellie nicola nicole nina nora norma octavia olga olivia olena oprah paige pamela patricia paula pauline
penelope penny petra phyllis priscilla priti rachel ramona rebecca regina renee rhonda rihanna rita roberta rosa rosalind rose
roseanne rosemary roxanne ruth sabrina sally samantha sandra sara sarah selena serena sharon shauna sheila shelley sherry shirley silvia simona
simone sofia sonia sonja sophia sophie stacey stella stephanie sue susan susanna susanne suzanne svetlana sylvia tamara tammy tanya tara
tatiana teresa tess thelma theresa tiffany tina toni ursula valentina valerie vanessa venus vera veronica vicky victoria viola violet
virginia vivian wanda wendy whitney whoopi wilma yasmin yolanda yulia yvette yvonne zoe zsófia
""".split()
PRONOUN = {**dict.fromkeys(_HE, "he"), **dict.fromkeys(_SHE, "she")}
