<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Rule</name>
    <message>
        <source>«{keyword}» also calls the rule {other}, so the citizen is asked instead of answered. Take the word away from one of the two.</source>
        <translation>«{keyword}» també crida la regla {other}, de manera que al ciutadà se li pregunta en comptes de respondre-li. Treu la paraula d'una de les dues.</translation>
    </message>
    <message>
        <source>«{keyword}» always reaches a person and never this rule. Choose another word.</source>
        <translation>«{keyword}» sempre porta a una persona i mai a aquesta regla. Tria una altra paraula.</translation>
    </message>
    <message>
        <source>«{keyword}» is a greeting or thanks, so it never calls this rule. Choose a word of the matter itself.</source>
        <translation>«{keyword}» és una salutació o un agraïment i mai no crida aquesta regla. Tria una paraula del tema mateix.</translation>
    </message>
    <message>
        <source>«{keyword}» is never recognised. Use one to six words with letters or digits, without a greeting before or after them.</source>
        <translation>«{keyword}» no es reconeix mai. Fes servir d'una a sis paraules amb lletres o xifres, sense cap salutació ni davant ni darrere.</translation>
    </message>
    <message>
        <source>The rule is automatic, but no word calls it, so it never answers. Add a keyword or make it only suggested.</source>
        <translation>La regla és automàtica, però cap paraula no la crida i per tant no respon mai. Afegeix-hi una paraula clau o deixa-la només com a suggeriment.</translation>
    </message>
    <message>
        <source>The rule has no text, so there is nothing to send. Write it.</source>
        <translation>La regla no té cap text, així que no hi ha res per enviar. Escriu-lo.</translation>
    </message>
    <message>
        <source>The rule names no internal code, so nothing answers. Choose one.</source>
        <translation>La regla no diu cap codi intern, així que ningú no respon. Tria'n un.</translation>
    </message>
    <message>
        <source>There is no internal code called {name} here, so every message goes to a person. Choose another or have it installed.</source>
        <translation>Aquí no hi ha cap codi intern que es digui {name}, de manera que tots els missatges van a una persona. Tria'n un altre o fes-lo instal·lar.</translation>
    </message>
    <message>
        <source>The rule names no address of a service, so every message goes to a person. Write it.</source>
        <translation>La regla no diu l'adreça de cap servei, de manera que tots els missatges van a una persona. Escriu-la.</translation>
    </message>
    <message>
        <source>«{url}» is not an address a service may have. Write a whole one that begins with https://</source>
        <translation>«{url}» no és una adreça que un servei pugui tenir. Escriu-ne una de sencera que comenci per https://</translation>
    </message>
    <message>
        <source>The town does not allow {host} to be called, so every message goes to a person. Add it to the allowed hosts.</source>
        <translation>L'Ajuntament no permet cridar {host}, de manera que tots els missatges van a una persona. Afegeix-lo als servidors permesos.</translation>
    </message>
    <message>
        <source>The rule has no title, so the menu leaves it out and questions show its name. Give it one.</source>
        <translation>La regla no té títol: el menú no la mostra i les preguntes en diuen el nom. Posa-n'hi un.</translation>
    </message>
    <message>
        <source>The title is missing in {language}; another language is shown instead. Add it.</source>
        <translation>Falta el títol en {language}; es mostra en una altra llengua. Afegeix-lo.</translation>
    </message>
    <message>
        <source>The text is missing in {language}; those who write in it get another language. Add it.</source>
        <translation>Falta el text en {language}; qui hi escriu rep el d'una altra llengua. Afegeix-lo.</translation>
    </message>
    <message>
        <source>There is no keyword in {language}; those who write in it do not get this answer by themselves. Add one.</source>
        <translation>No hi ha cap paraula clau en {language}; qui hi escriu no rep aquesta resposta automàticament. Afegeix-n'hi una.</translation>
    </message>
    <message>
        <source>The texts in {language} and {other_language} are the same, word for word. Translate one of them.</source>
        <translation>Els textos en {language} i en {other_language} són iguals, paraula per paraula. Tradueix-ne un.</translation>
    </message>
    <message>
        <source>The text in {language} takes {length} characters and {channel} sends {limit} at once: it goes out in pieces. Shorten it.</source>
        <translation>El text en {language} ocupa {length} caràcters i {channel} n'envia {limit} d'un cop: sortirà en trossos. Escurça'l.</translation>
    </message>
    <message>
        <source>The rule held until {date}: it neither answers nor is suggested any more. Give it another end or remove it.</source>
        <translation>La regla valia fins al {date}: ja no respon ni se suggereix. Posa-hi un altre final o elimina-la.</translation>
    </message>
    <message>
        <source>The rule holds from {date}; until then it neither answers nor is suggested.</source>
        <translation>La regla val a partir del {date}; fins aleshores ni respon ni se suggereix.</translation>
    </message>
    <message>
        <source>The rule ends ({until}) before it begins ({start}), so it never holds. Correct one of the dates.</source>
        <translation>La regla s'acaba ({until}) abans de començar ({start}), així que no val mai. Corregeix una de les dates.</translation>
    </message>
    <message>
        <source>Nobody has reviewed this rule since {date}. Read it again and set the date.</source>
        <translation>Ningú no ha revisat aquesta regla des del {date}. Torna-la a llegir i posa-hi la data.</translation>
    </message>
    <message>
        <source>«{keyword}» changes something for the citizen, so nothing near it may count. Mark the rule as exact.</source>
        <translation>«{keyword}» canvia alguna cosa per al ciutadà, de manera que res de semblant no pot comptar. Marca la regla com a exacta.</translation>
    </message>
    <message>
        <source>No automatic rule answers «{sends}», which a button says, so pressing it leads to a person. Correct it or add the rule.</source>
        <translation>Cap regla automàtica no respon a «{sends}», que és el que diu un botó, i prémer-lo porta a una persona. Corregeix-lo o afegeix-hi la regla.</translation>
    </message>
    <message>
        <source>The rule has {count} buttons and only {limit} are shown. Take the least important ones away.</source>
        <translation>La regla té {count} botons i només se'n mostren {limit}. Treu els menys importants.</translation>
    </message>
    <message>
        <source>There is no kind of channel called {name}. Write one of: {choices}</source>
        <translation>No hi ha cap mena de canal que es digui {name}. Escriu-ne una d'aquestes: {choices}</translation>
    </message>
    <message>
        <source>The town has no channel of the kind {name} yet, so nobody gets this answer there.</source>
        <translation>L'Ajuntament encara no té cap canal de la mena {name}, així que ningú no hi rep aquesta resposta.</translation>
    </message>
    <message>
        <source>There is no team called {name}, so the conversation stays in the common queue. Choose another or add it.</source>
        <translation>No hi ha cap equip que es digui {name}, de manera que la conversa es queda a la cua comuna. Tria'n un altre o afegeix-lo.</translation>
    </message>
    <message>
        <source>The topic {name} is used nowhere else. Check its spelling.</source>
        <translation>El tema {name} no es fa servir enlloc més. Comprova com està escrit.</translation>
    </message>
    <message>
        <source>The shortcut /{shortcut} also belongs to {other}, which may be inserted instead. Change one of them.</source>
        <translation>La drecera /{shortcut} també és de {other}, que es pot inserir en lloc d'aquesta. Canvia'n una.</translation>
    </message>
    <message>
        <source>The file {name} is not in the store any more, so the answer cannot go out with it. Attach it again.</source>
        <translation>El fitxer {name} ja no és al magatzem, de manera que la resposta no pot sortir amb ell. Torna'l a adjuntar.</translation>
    </message>
    <message>
        <source>This is not a rule: a rule has names and values. Compare it with an exported one.</source>
        <translation>Això no és una regla: una regla té noms i valors. Compara-ho amb una d'exportada.</translation>
    </message>
    <message>
        <source>A rule has no field called {field}. Correct its name or take it out.</source>
        <translation>Una regla no té cap camp que es digui {field}. Corregeix-ne el nom o treu-lo.</translation>
    </message>
    <message>
        <source>«{name}» cannot be the name of a rule. Use 1 to 64 small letters without accents, digits, hyphens or underscores.</source>
        <translation>«{name}» no pot ser el nom d'una regla. Fes servir d'1 a 64 lletres minúscules sense accents, xifres, guions o guions baixos.</translation>
    </message>
    <message>
        <source>What stands in the field {field} cannot be read. Compare it with an exported rule.</source>
        <translation>El que hi ha al camp {field} no es pot llegir. Compara-ho amb una regla exportada.</translation>
    </message>
    <message>
        <source>{field} cannot be «{value}». Write one of: {choices}</source>
        <translation>{field} no pot ser «{value}». Escriu un d'aquests valors: {choices}</translation>
    </message>
    <message>
        <source>{field} cannot be «{value}». Write the date as year-month-day, such as 2026-12-24.</source>
        <translation>{field} no pot ser «{value}». Escriu la data com a any-mes-dia, per exemple 2026-12-24.</translation>
    </message>
    <message>
        <source>{field} speaks of a language «{value}» the console does not have. Write one of: {choices}</source>
        <translation>{field} parla d'una llengua «{value}» que la consola no té. Escriu-ne una d'aquestes: {choices}</translation>
    </message>
    <message>
        <source>{field} is longer than {limit} characters. Shorten it.</source>
        <translation>{field} té més de {limit} caràcters. Escurça'l.</translation>
    </message>
    <message>
        <source>A button needs words in at least one language and either what it says (at most 64 bytes) or the address it opens.</source>
        <translation>Un botó necessita paraules com a mínim en una llengua i o bé el que diu (64 bytes com a màxim) o bé l'adreça que obre.</translation>
    </message>
    <message>
        <source>An address in the field {field} does not begin with https://. Correct it.</source>
        <translation>Una adreça del camp {field} no comença per https://. Corregeix-la.</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>català</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>castellà</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglès</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francès</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>àrab</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>mena</translation>
    </message>
    <message>
        <source>title</source>
        <translation>títol</translation>
    </message>
    <message>
        <source>text</source>
        <translation>text</translation>
    </message>
    <message>
        <source>keywords</source>
        <translation>paraules clau</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>exemples</translation>
    </message>
    <message>
        <source>words after a keyword</source>
        <translation>paraules després d'una clau</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>drecera</translation>
    </message>
    <message>
        <source>service in charge</source>
        <translation>servei responsable</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>team</source>
        <translation>equip</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automàtica</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacta</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horari</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canals</translation>
    </message>
    <message>
        <source>buttons</source>
        <translation>botons</translation>
    </message>
    <message>
        <source>files</source>
        <translation>fitxers</translation>
    </message>
    <message>
        <source>valid from</source>
        <translation>vàlida des de</translation>
    </message>
    <message>
        <source>valid until</source>
        <translation>vàlida fins a</translation>
    </message>
    <message>
        <source>reviewed on</source>
        <translation>revisada el</translation>
    </message>
    <message>
        <source>code</source>
        <translation>codi</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adreça</translation>
    </message>
    <message>
        <source>options</source>
        <translation>opcions</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>The name {name} does not say what kind of file this is. Name it .csv, .json or .yaml, or say which with --format.</source>
        <translation>El nom {name} no diu quina mena de fitxer és. Posa-li .csv, .json o .yaml, o digues-ho amb --format.</translation>
    </message>
    <message>
        <source>The file is bigger than {limit} MB. Divide it.</source>
        <translation>El fitxer fa més de {limit} MB. Divideix-lo.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rules. Divide it.</source>
        <translation>El fitxer té més de {limit} regles. Divideix-lo.</translation>
    </message>
    <message>
        <source>The file holds more than {limit} values. Divide it.</source>
        <translation>El fitxer conté més de {limit} valors. Divideix-lo.</translation>
    </message>
    <message>
        <source>There is no rule in the file. Compare it with an exported one.</source>
        <translation>Al fitxer no hi ha cap regla. Compara'l amb un d'exportat.</translation>
    </message>
    <message>
        <source>This is a workbook of a spreadsheet program, not a table of text. Save it there as «CSV UTF-8».</source>
        <translation>Això és un llibre d'un full de càlcul, no una taula de text. Desa'l des d'allà com a «CSV UTF-8».</translation>
    </message>
    <message>
        <source>The letters cannot be read: they are neither UTF-8 nor Windows-1252. Save the file as UTF-8.</source>
        <translation>Les lletres no es poden llegir: no són ni UTF-8 ni Windows-1252. Desa el fitxer en UTF-8.</translation>
    </message>
    <message>
        <source>«{sample}» is what a wrong encoding leaves of a letter with an accent. Open the original again and save it as UTF-8.</source>
        <translation>«{sample}» és el que una codificació equivocada deixa d'una lletra amb accent. Torna a obrir l'original i desa'l en UTF-8.</translation>
    </message>
    <message>
        <source>There is no column «name» in the first line. It must name the columns; compare it with an exported file.</source>
        <translation>A la primera línia no hi ha cap columna «name». Ha de dir el nom de les columnes; compara-ho amb un fitxer exportat.</translation>
    </message>
    <message>
        <source>There is no column «{column}» in a table of rules. Correct its name or take it out.</source>
        <translation>Una taula de regles no té cap columna «{column}». Corregeix-ne el nom o treu-la.</translation>
    </message>
    <message>
        <source>The column «{column}» is there twice. Take one of them out.</source>
        <translation>La columna «{column}» hi és dues vegades. Treu-ne una.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed, or something follows it. Write a quotation mark inside a text twice.</source>
        <translation>Hi ha unes cometes sense tancar, o alguna cosa darrere de les cometes. Unes cometes dins d'un text s'escriuen dobles.</translation>
    </message>
    <message>
        <source>This is not {format}. Compare the file with an exported one.</source>
        <translation>Això no és {format}. Compara el fitxer amb un d'exportat.</translation>
    </message>
    <message>
        <source>The file is not a list of rules. Compare it with an exported one.</source>
        <translation>El fitxer no és una llista de regles. Compara'l amb un d'exportat.</translation>
    </message>
    <message>
        <source>References (&amp; and *) are not followed, because a short file could grow without end. Write the value out.</source>
        <translation>Les referències (&amp; i *) no se segueixen, perquè un fitxer curt podria créixer sense fi. Escriu-hi el valor sencer.</translation>
    </message>
    <message>
        <source>Types with an exclamation mark are not read. Write the plain value.</source>
        <translation>Els tipus amb signe d'exclamació no es llegeixen. Escriu-hi només el valor.</translation>
    </message>
    <message>
        <source>There are too many levels, one inside the other. Write it flatter.</source>
        <translation>Hi ha massa nivells, l'un dins de l'altre. Escriu-ho més pla.</translation>
    </message>
    <message>
        <source>The row has more cells than the first line has columns. Look for a missing quotation mark.</source>
        <translation>La fila té més cel·les que columnes la primera línia. Mira si falten unes cometes.</translation>
    </message>
    <message>
        <source>The cell «{column}» is not JSON. Compare it with one of an exported file.</source>
        <translation>La cel·la «{column}» no és JSON. Compara-la amb la d'un fitxer exportat.</translation>
    </message>
    <message>
        <source>«{value}» in «{column}» is neither yes nor no. Write 1 or 0.</source>
        <translation>«{value}» a «{column}» no és ni sí ni no. Escriu-hi 1 o 0.</translation>
    </message>
    <message>
        <source>Line {first} has a rule of this name already. Take one of them out or rename it.</source>
        <translation>La línia {first} ja té una regla amb aquest nom. Treu-ne una o canvia-li el nom.</translation>
    </message>
    <message>
        <source>Files cannot come with a file of text. Take «files» out; a rule that is here keeps the ones it has.</source>
        <translation>Els fitxers no poden venir dins d'un fitxer de text. Treu «files»; una regla que ja hi és conserva els que té.</translation>
    </message>
    <message>
        <source>Line {line} ({rule}):</source>
        <translation>Línia {line} ({rule}):</translation>
    </message>
    <message>
        <source>Line {line}:</source>
        <translation>Línia {line}:</translation>
    </message>
    <message>
        <source>«{address}» is only an example and leads nowhere. Put the town's own address in its place.</source>
        <translation>«{address}» només és un exemple i no porta enlloc. Posa-hi l'adreça de l'Ajuntament.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Nothing was imported, because something in the file is wrong ({count}). Correct what is named above and import it again.</source>
        <translation>No s'ha importat res, perquè hi ha alguna cosa malament al fitxer ({count}). Corregeix el que es diu més amunt i torna'l a importar.</translation>
    </message>
    <message>
        <source>Some rules do not do what they say. Correct the lines that begin with an exclamation mark or a number.</source>
        <translation>Algunes regles no fan el que diuen. Corregeix les línies que comencen amb un signe d'exclamació o amb un número.</translation>
    </message>
    <message>
        <source>No rule was switched. Correct what is named above, or switch the other rules by their names.</source>
        <translation>No s'ha canviat cap regla. Corregeix el que es diu més amunt, o canvia les altres regles pel seu nom.</translation>
    </message>
    <message>
        <source>Name the rules to switch, or write --all-commands for every rule with a keyword, not both.</source>
        <translation>Digues el nom de les regles que vols canviar o escriu --all-commands per a totes les que tenen una paraula clau, però no les dues coses.</translation>
    </message>
    <message>
        <source>{name} does not say what kind of file it is. Name it .csv, .json or .yaml, or say which with --format.</source>
        <translation>{name} no diu quina mena de fitxer és. Posa-li .csv, .json o .yaml, o digues-ho amb --format.</translation>
    </message>
    <message>
        <source>{name} cannot be read. Nothing was changed; check that it exists and that you may open it.</source>
        <translation>{name} no es pot llegir. No s'ha canviat res; comprova que existeix i que el pots obrir.</translation>
    </message>
</context>
</TS>
