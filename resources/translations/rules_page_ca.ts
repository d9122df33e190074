<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Answers and rules</source>
        <translation>Respostes i regles</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Stored text</source>
        <translation>Text desat</translation>
    </message>
    <message>
        <source>The text goes out in the citizen's language.</source>
        <translation>El text surt en la llengua del ciutadà.</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Una persona</translation>
    </message>
    <message>
        <source>The conversation goes to a person, with these words first if there are any.</source>
        <translation>La conversa passa a una persona; abans surten aquestes paraules, si n’hi ha.</translation>
    </message>
    <message>
        <source>Code inside</source>
        <translation>Codi intern</translation>
    </message>
    <message>
        <source>A function installed with this program answers.</source>
        <translation>Respon una funció instal·lada amb aquest programa.</translation>
    </message>
    <message>
        <source>Code outside</source>
        <translation>Codi extern</translation>
    </message>
    <message>
        <source>A service of the town answers over a signed connection.</source>
        <translation>Respon un servei de l’Ajuntament per una connexió signada.</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>A qualsevol hora</translation>
    </message>
    <message>
        <source>Only while the office is open</source>
        <translation>Només amb l’oficina oberta</translation>
    </message>
    <message>
        <source>Only while the office is closed</source>
        <translation>Només amb l’oficina tancada</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>resposta</translation>
    </message>
    <message>
        <source>passed to a person</source>
        <translation>passada a una persona</translation>
    </message>
    <message>
        <source>kept back</source>
        <translation>retinguda</translation>
    </message>
    <message>
        <source>an operator said the same</source>
        <translation>un operador va dir el mateix</translation>
    </message>
    <message>
        <source>an operator said something else</source>
        <translation>un operador va dir una altra cosa</translation>
    </message>
    <message>
        <source>nobody answered</source>
        <translation>no va respondre ningú</translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation>no es pot comparar</translation>
    </message>
    <message>
        <source>answered by the program then too</source>
        <translation>llavors també ho va respondre el programa</translation>
    </message>
    <message>
        <source>an operator was there already</source>
        <translation>ja hi havia un operador</translation>
    </message>
    <message>
        <source>only asked «did you mean…?»</source>
        <translation>només preguntaria «vols dir…?»</translation>
    </message>
    <message>
        <source>another rule would answer less</source>
        <translation>una altra regla respondria menys</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>Respostes</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regles</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Què hi falta</translation>
    </message>
    <message>
        <source>Ranking on trial</source>
        <translation>Classificador a prova</translation>
    </message>
    <message>
        <source>Parts of the answers page</source>
        <translation>Parts de la pàgina de respostes</translation>
    </message>
    <message>
        <source>Back to the conversations</source>
        <translation>Torna a les converses</translation>
    </message>
    <message>
        <source>Back to the conversations (Ctrl+1)</source>
        <translation>Torna a les converses (Ctrl+1)</translation>
    </message>
</context>
<context>
    <name>GapsPane</name>
    <message>
        <source>Nothing is missing: no question was answered by hand three times this month.</source>
        <translation>No hi falta res: aquest mes cap pregunta s’ha respost a mà tres vegades.</translation>
    </message>
    <message>
        <source>Answered by hand, again and again</source>
        <translation>Respostes a mà, una vegada i una altra</translation>
    </message>
    <message>
        <source>Questions of the last 30 days with no stored text. One press makes a rule of them.</source>
        <translation>Preguntes dels últims 30 dies sense text desat. Amb un sol clic se’n fa una regla.</translation>
    </message>
    <message>
        <source>Always changed before sending</source>
        <translation>Sempre es canvien abans d’enviar</translation>
    </message>
    <message>
        <source>Their text does not say what operators want to say.</source>
        <translation>El seu text no diu el que vol dir qui respon.</translation>
    </message>
    <message>
        <source>Used by nobody for three months</source>
        <translation>Ningú no les ha fet servir en tres mesos</translation>
    </message>
    <message>
        <source>Remove them, or give them words citizens use.</source>
        <translation>Treu-les, o posa-hi paraules que la gent faci servir.</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} vegades</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Obre la conversa</translation>
    </message>
    <message>
        <source>Last answer: {text}</source>
        <translation>Última resposta: {text}</translation>
    </message>
    <message>
        <source>Make a rule of it</source>
        <translation>Fes-ne una regla</translation>
    </message>
    <message>
        <source>changed {n} times, as it is {m}</source>
        <translation>canviada {n} vegades, tal com és {m}</translation>
    </message>
    <message>
        <source>last used {when}</source>
        <translation>últim ús: {when}</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versions de {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>What this version said</source>
        <translation>Què deia aquesta versió</translation>
    </message>
    <message>
        <source>Make this the rule again</source>
        <translation>Torna a aquesta versió</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tanca</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>ve amb el programa</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Què ha après</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Padró</source>
        <translation>Padró</translation>
    </message>
    <message>
        <source>Service that answers for it</source>
        <translation>Servei responsable</translation>
    </message>
    <message>
        <source>Team (for a person)</source>
        <translation>Equip (per a una persona)</translation>
    </message>
    <message>
        <source>Shortcut after /</source>
        <translation>Drecera després de /</translation>
    </message>
    <message>
        <source>padro</source>
        <translation>padro</translation>
    </message>
    <message>
        <source>Words that may follow</source>
        <translation>Paraules que poden seguir</translation>
    </message>
    <message>
        <source>avui, demà, estació</source>
        <translation>avui, demà, estació</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quan</translation>
    </message>
    <message>
        <source>Channels (none: all)</source>
        <translation>Canals (cap: tots)</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Vàlida des del</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Vàlida fins al</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Revisada el</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botons</translation>
    </message>
    <message>
        <source>One a line: words = what it says, or words = https://…</source>
        <translation>Un per línia: text = el que diu, o text = https://…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codi</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adreça</translation>
    </message>
    <message>
        <source>Options (JSON)</source>
        <translation>Opcions (JSON)</translation>
    </message>
    <message>
        <source>Answers by itself</source>
        <translation>Respon sola</translation>
    </message>
    <message>
        <source>Off: operators see it as a suggestion</source>
        <translation>Si no: qui respon la veu com a suggeriment</translation>
    </message>
    <message>
        <source>Exact words only</source>
        <translation>Només paraules exactes</translation>
    </message>
    <message>
        <source>For words that change something, like ALTA and BAIXA</source>
        <translation>Per a paraules que canvien alguna cosa, com ALTA i BAIXA</translation>
    </message>
    <message>
        <source>Kind of answer</source>
        <translation>Mena de resposta</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fitxers</translation>
    </message>
</context>
<context>
    <name>RuleListModel</name>
    <message>
        <source>answers by itself</source>
        <translation>respon sola</translation>
    </message>
    <message>
        <source>has problems</source>
        <translation>té problemes</translation>
    </message>
</context>
<context>
    <name>RuleSide</name>
    <message>
        <source>As the citizen sees it</source>
        <translation>Tal com la veu el ciutadà</translation>
    </message>
    <message>
        <source>Channel of the preview</source>
        <translation>Canal de la previsualització</translation>
    </message>
    <message>
        <source>The code makes the words. Use «Try» to see them.</source>
        <translation>Les paraules les fa el codi. Fes «Prova» per veure-les.</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>Encara no hi ha text.</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>Per arreglar</translation>
    </message>
</context>
<context>
    <name>RulesPane</name>
    <message>
        <source>Search rules</source>
        <translation>Cerca regles</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regles</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Regla nova</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descarta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Desa</translation>
    </message>
    <message>
        <source>Why this change? (kept in the versions)</source>
        <translation>Per què aquest canvi? (es guarda a les versions)</translation>
    </message>
    <message>
        <source>Why this change?</source>
        <translation>Per què aquest canvi?</translation>
    </message>
    <message>
        <source>Only a supervisor can change rules. You can read and try them.</source>
        <translation>Només un supervisor pot canviar regles. Tu les pots llegir i provar.</translation>
    </message>
    <message>
        <source>Choose a rule, or write a new one.</source>
        <translation>Tria una regla o escriu-ne una de nova.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Canvis sense desar</translation>
    </message>
    <message>
        <source>This rule has changes that are not saved. Leave it and lose them?</source>
        <translation>Aquesta regla té canvis sense desar. Vols deixar-la i perdre’ls?</translation>
    </message>
    <message>
        <source>Short name (small letters, digits, _): it never changes</source>
        <translation>Nom curt (minúscules, xifres, _): no canvia mai</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>versió {n}</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>encara sense desar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Totes</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automàtiques</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>Per arreglar</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Treu la regla</translation>
    </message>
    <message>
        <source>Why? Its versions stay and it can come back.</source>
        <translation>Per què? Les versions es conserven i pot tornar.</translation>
    </message>
</context>
<context>
    <name>WordsOfLanguage</name>
    <message>
        <source>Title</source>
        <translation>Títol</translation>
    </message>
    <message>
        <source>How operators and the menu call it</source>
        <translation>Com se’n diu a la pantalla i al menú</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Paraules clau</translation>
    </message>
    <message>
        <source>Separated by commas: padró, empadronament</source>
        <translation>Separades per comes: padró, empadronament</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What the citizen reads</source>
        <translation>El que llegeix el ciutadà</translation>
    </message>
    <message>
        <source>Ways of asking</source>
        <translation>Maneres de demanar-ho</translation>
    </message>
    <message>
        <source>One a line; the suggestions learn from them</source>
        <translation>Una per línia; els suggeriments n’aprenen</translation>
    </message>
</context>
<context>
    <name>ShadowPane</name>
    <message>
        <source>Every message an operator answers is also ranked, in the shadow. It counts as right only when the first suggestion is what the operator then sent. Until this proves {percent} of right answers, the ranking answers nobody by itself.</source>
        <translation>Cada missatge que algú respon també es classifica, a l’ombra. Només compta com a encert si el primer suggeriment és el que després s’ha enviat. Fins que això no demostri un {percent} d’encerts, el classificador no respon sol a ningú.</translation>
    </message>
    <message>
        <source>Let the ranking answer by itself, as far as it is proved</source>
        <translation>Deixa que el classificador respongui sol, fins on estigui demostrat</translation>
    </message>
    <message>
        <source>The rule: the most certain of the last {last} messages, as far down as so many were ranked right that less than {percent} right among as many to come would be a chance of one in {chance}. That takes {none} messages without an error, {one} with one, {two} with two. Of these, the least certain tenth still waits for a person. It is worked out anew with every look.</source>
        <translation>La norma: els més segurs dels últims {last} missatges, fins on els encerts siguin tants que encertar-ne menys del {percent} en uns altres tants per venir seria una casualitat entre {chance}. Calen {none} missatges sense cap error, {one} amb un, {two} amb dos. D'aquests, la desena part menys segura continua esperant una persona. Es torna a calcular cada vegada que es mira.</translation>
    </message>
    <message>
        <source>Looking at the messages answered so far…</source>
        <translation>Mirant els missatges respostos fins ara…</translation>
    </message>
    <message>
        <source>Off: not proved yet.</source>
        <translation>Apagat: encara no està demostrat.</translation>
    </message>
    <message>
        <source>About {n} more right answers in a row would prove it.</source>
        <translation>Uns {n} encerts seguits més ho demostrarien.</translation>
    </message>
    <message>
        <source>On above {percent} certainty.</source>
        <translation>Actiu per sobre del {percent} de certesa.</translation>
    </message>
    <message>
        <source>Proved, and off: switch it on below if you want it.</source>
        <translation>Demostrat i apagat: activa’l aquí sota si el vols.</translation>
    </message>
    <message>
        <source>messages judged</source>
        <translation>missatges jutjats</translation>
    </message>
    <message>
        <source>right, of those above the best certainty</source>
        <translation>encerts, dels que superen la millor certesa</translation>
    </message>
    <message>
        <source>proved at least (95 % interval)</source>
        <translation>demostrat com a mínim (interval del 95 %)</translation>
    </message>
    <message>
        <source>of all messages it would answer</source>
        <translation>de tots els missatges, els respondria</translation>
    </message>
    <message>
        <source>Stored answers sent as they are: {a} · changed: {b} · written by hand: {c}</source>
        <translation>Respostes desades enviades tal com són: {a} · canviades: {b} · escrites a mà: {c}</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>{percent} sure</source>
        <translation>{percent} segur</translation>
    </message>
    <message>
        <source>by its keyword</source>
        <translation>per la paraula clau</translation>
    </message>
    <message>
        <source>last used on {date}</source>
        <translation>últim ús: {date}</translation>
    </message>
    <message>
        <source>Because of: {words}</source>
        <translation>Per: {words}</translation>
    </message>
    <message>
        <source>More about this answer</source>
        <translation>Més coses d’aquesta resposta</translation>
    </message>
</context>
<context>
    <name>SuggestionsView</name>
    <message>
        <source>Suggestions appear here.</source>
        <translation>Aquí hi surten els suggeriments.</translation>
    </message>
    <message>
        <source>No stored answer speaks of this.</source>
        <translation>Cap resposta desada no parla d’això.</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>Paraules detectades</translation>
    </message>
    <message>
        <source>Insert in {language}</source>
        <translation>Insereix en {language}</translation>
    </message>
    <message>
        <source>This is a way of asking for it</source>
        <translation>Això és una manera de demanar-la</translation>
    </message>
    <message>
        <source>Open the rule</source>
        <translation>Obre la regla</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Try «{name}»</source>
        <translation>Prova de «{name}»</translation>
    </message>
    <message>
        <source>Language of the citizen</source>
        <translation>Llengua del ciutadà</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Write as a citizen would</source>
        <translation>Escriu com ho faria un ciutadà</translation>
    </message>
    <message>
        <source>What the citizen writes</source>
        <translation>Què escriu el ciutadà</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escriu</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Torna a començar</translation>
    </message>
    <message>
        <source>Nothing is sent and nothing is kept.</source>
        <translation>No s’envia res ni es guarda res.</translation>
    </message>
    <message>
        <source>These words alone would not call the rule; it was asked all the same.</source>
        <translation>Aquestes paraules soles no cridarien la regla; s’ha preguntat igualment.</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Fitxer: {name}</translation>
    </message>
    <message>
        <source>A person would answer: {why}</source>
        <translation>Respondria una persona: {why}</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message>
        <source>You are writing in {typed}; the citizen writes in {theirs}.</source>
        <translation>Escrius en {typed}; el ciutadà escriu en {theirs}.</translation>
    </message>
</context>
<context>
    <name>RuleHead</name>
    <message>
        <source>Try</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>Write as a citizen and see the answer; nothing is sent</source>
        <translation>Escriu com un ciutadà i mira la resposta; no s’envia res</translation>
    </message>
    <message>
        <source>On the past</source>
        <translation>Amb el passat</translation>
    </message>
    <message>
        <source>What this draft would have done with past messages</source>
        <translation>Què hauria fet aquest esborrany amb els missatges passats</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Treu</translation>
    </message>
</context>
<context>
    <name>SimulationDialog</name>
    <message>
        <source>«{name}» on past messages</source>
        <translation>«{name}» amb missatges passats</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progrés</translation>
    </message>
    <message>
        <source>Past messages</source>
        <translation>Missatges passats</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Atura</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tanca</translation>
    </message>
    <message>
        <source>Reading past messages…</source>
        <translation>Llegint els missatges passats…</translation>
    </message>
    <message>
        <source>It would have answered {n} times; in {m} an operator said something else.</source>
        <translation>Hauria respost {n} vegades; en {m} un operador va dir una altra cosa.</translation>
    </message>
    <message>
        <source>{n} messages read</source>
        <translation>{n} missatges llegits</translation>
    </message>
    <message>
        <source>takes {n} from «{rule}»</source>
        <translation>en treu {n} a «{rule}»</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Una altra cosa</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>El mateix</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>None of the past messages.</source>
        <translation>Cap dels missatges passats.</translation>
    </message>
</context>
<context>
    <name>RuleFiles</name>
    <message>
        <source>Attach a file…</source>
        <translation>Adjunta un fitxer…</translation>
    </message>
    <message>
        <source>Take {name} off</source>
        <translation>Treu {name}</translation>
    </message>
    <message>
        <source>Files for the answer</source>
        <translation>Fitxers per a la resposta</translation>
    </message>
</context>
<context>
    <name>LearnedList</name>
    <message>
        <source>What it learned</source>
        <translation>Què ha après</translation>
    </message>
    <message>
        <source>Nothing yet: it learns when operators send it.</source>
        <translation>Encara res: aprèn quan els operadors l'envien.</translation>
    </message>
    <message>
        <source>Unlearn</source>
        <translation>Desaprèn</translation>
    </message>
</context>
</TS>
