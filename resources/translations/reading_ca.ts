<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Coincidència anterior</translation>
    </message>
</context>
<context>
    <name>AnswerPalette</name>
    <message>
        <source>Language: {name}</source>
        <translation>Llengua: {name}</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter inserts · Ctrl+Enter sends · Tab language · Esc closes</source>
        <translation>↑ ↓ tria · Intro insereix · Ctrl+Intro envia · Tab llengua · Esc tanca</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Emoji (Ctrl+.)</source>
        <translation>Emojis (Ctrl+.)</translation>
    </message>
    <message>
        <source>To the team only</source>
        <translation>Només per a l’equip</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggeriments</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>None fits. Try another word.</source>
        <translation>No n’hi ha cap. Prova una altra paraula.</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Cerca emojis</translation>
    </message>
    <message>
        <source>Search: smile, thanks, calendar…</source>
        <translation>Cerca: somriure, gràcies, calendari…</translation>
    </message>
</context>
<context>
    <name>EpisodeList</name>
    <message>
        <source>No topic</source>
        <translation>Sense tema</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tancada</translation>
    </message>
    <message>
        <source>open</source>
        <translation>oberta</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>en pausa</translation>
    </message>
</context>
<context>
    <name>FileTray</name>
    <message>
        <source>At most {n} files at a time; the rest was left out.</source>
        <translation>Com a màxim {n} fitxers de cop; la resta no s’ha afegit.</translation>
    </message>
    <message>
        <source>Only files of this computer can be attached.</source>
        <translation>Només es poden adjuntar fitxers d’aquest ordinador.</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Treu {name}</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imatge</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>End the search (Esc)</source>
        <translation>Acaba la cerca (Esc)</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Cerca a la conversa</translation>
    </message>
    <message>
        <source>Next hit, further back (F3)</source>
        <translation>Coincidència següent, més enrere (F3)</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Cap coincidència</translation>
    </message>
    <message>
        <source>Previous hit, nearer to today (Shift+F3)</source>
        <translation>Coincidència anterior, més a prop d’avui (Maj+F3)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} de {total}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>A name, a phone number, or words of a message.</source>
        <translation>Un nom, un telèfon o paraules d’un missatge.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Ordres</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Missatges</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persones</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Cerca a tot arreu</translation>
    </message>
    <message>
        <source>Search people and messages</source>
        <translation>Cerca persones i missatges</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter opens · Esc closes</source>
        <translation>↑ ↓ tria · Intro obre · Esc tanca</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Between {since} and {until} messages may be missing on {channel}.</source>
        <translation>Entre el {since} i el {until} hi poden faltar missatges a {channel}.</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ja ho he vist</translation>
    </message>
    <message>
        <source>It stands here until a supervisor has seen it.</source>
        <translation>Es mostra fins que una persona supervisora ho ha vist.</translation>
    </message>
    <message>
        <source>Not the only time: {n} in all.</source>
        <translation>No és l’única vegada: n’hi ha {n} en total.</translation>
    </message>
    <message>
        <source>The console was away longer than the provider keeps messages. When somebody says they wrote then, ask them to send it again.</source>
        <translation>La consola va estar absent més temps del que el proveïdor guarda els missatges. Si algú diu que va escriure aleshores, demana-li que ho torni a enviar.</translation>
    </message>
</context>
<context>
    <name>OrderMenu</name>
    <message>
        <source>Latest first</source>
        <translation>Les darreres primer</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Espera més llarga primer</translation>
    </message>
    <message>
        <source>Order of those who wait</source>
        <translation>Ordre de les que esperen</translation>
    </message>
    <message>
        <source>“Take the next” always gives the longest wait</source>
        <translation>«Agafa la següent» dona sempre l’espera més llarga</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Bloquejat: {reason}</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloqueja…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitat</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Conegut des de</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The citizen has stopped this channel and cannot be written to.</source>
        <translation>El ciutadà ha aturat aquest canal i no se li pot escriure.</translation>
    </message>
    <message>
        <source>This is a group: everybody in it reads your reply.</source>
        <translation>Això és un grup: tothom que hi és llegeix la teva resposta.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloqueja</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A test of the doctor failed. Nothing was changed; its lines above say what to do.</source>
        <translation>Una prova del diagnòstic ha fallat. No s’ha canviat res; les línies de sobre diuen què cal fer.</translation>
    </message>
    <message>
        <source>There is nothing to restore from. Name the backup file, or confirm a restored desk with --confirm.</source>
        <translation>No hi ha res d’on restaurar. Digues quin és el fitxer de còpia, o confirma un lloc restaurat amb --confirm.</translation>
    </message>
    <message>
        <source>This reply was written down already with another text. Nothing was sent twice; look at the conversation.</source>
        <translation>Aquesta resposta ja estava anotada amb un altre text. No s’ha enviat res dues vegades; mira la conversa.</translation>
    </message>
    <message>
        <source>«{value}» is not a place. Write LATITUDE,LONGITUDE in degrees, for example 41.65,2.14.</source>
        <translation>«{value}» no és un lloc. Escriu LATITUD,LONGITUD en graus, per exemple 41.65,2.14.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>a button has no words</source>
        <translation>un botó no té text</translation>
    </message>
    <message>
        <source>an internal note</source>
        <translation>nota interna</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>s’està enviant</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contacte</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>conversa</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>esborrat</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>lliurat</translation>
    </message>
    <message>
        <source>error {number}</source>
        <translation>error {number}</translation>
    </message>
    <message>
        <source>example</source>
        <translation>exemple</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>en dubte</translation>
    </message>
    <message>
        <source>in its undo time</source>
        <translation>encara es pot desfer</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>incidència</translation>
    </message>
    <message>
        <source>it has arrived</source>
        <translation>ja ha arribat</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>no té text</translation>
    </message>
    <message>
        <source>it has not gone out yet</source>
        <translation>encara no ha sortit</translation>
    </message>
    <message>
        <source>it is arriving</source>
        <translation>està arribant</translation>
    </message>
    <message>
        <source>it is missing on this computer</source>
        <translation>no és en aquest ordinador</translation>
    </message>
    <message>
        <source>it is older than {hours} hours</source>
        <translation>té més de {hours} hores</translation>
    </message>
    <message>
        <source>it is too big</source>
        <translation>és massa gran</translation>
    </message>
    <message>
        <source>it is too big for the channel</source>
        <translation>és massa gran per al canal</translation>
    </message>
    <message>
        <source>it may not be opened</source>
        <translation>no es pot obrir</translation>
    </message>
    <message>
        <source>it must be a table of texts, like find = "Ctrl+F"</source>
        <translation>ha de ser una taula de textos, com ara find = "Ctrl+F"</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>ha de ser un nombre enter</translation>
    </message>
    <message>
        <source>it must be between {minimum} and {maximum}</source>
        <translation>ha de ser entre {minimum} i {maximum}</translation>
    </message>
    <message>
        <source>it must be like find=Ctrl+F;help=F1</source>
        <translation>ha de ser com ara find=Ctrl+F;help=F1</translation>
    </message>
    <message>
        <source>it must be one line of at most {limit} characters</source>
        <translation>ha de ser una sola línia de {limit} caràcters com a màxim</translation>
    </message>
    <message>
        <source>it must be one of {choices}</source>
        <translation>ha de ser un d’aquests valors: {choices}</translation>
    </message>
    <message>
        <source>it must be system, none, or an address like http://proxy.town.example:3128 without a password</source>
        <translation>ha de ser system, none o una adreça com ara http://proxy.town.example:3128 sense contrasenya</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>ha de ser true o false</translation>
    </message>
    <message>
        <source>it must be two times like 22:00-07:30, or empty</source>
        <translation>han de ser dues hores, com ara 22:00-07:30, o res</translation>
    </message>
    <message>
        <source>it must be yes or no</source>
        <translation>ha de ser yes o no</translation>
    </message>
    <message>
        <source>it was deleted already</source>
        <translation>ja s’havia esborrat</translation>
    </message>
    <message>
        <source>it was not sent</source>
        <translation>no s’ha enviat</translation>
    </message>
    <message>
        <source>it went out in several parts</source>
        <translation>va sortir en diverses parts</translation>
    </message>
    <message>
        <source>its answer makes no sense</source>
        <translation>la seva resposta no té sentit</translation>
    </message>
    <message>
        <source>line {line} cannot be understood</source>
        <translation>la línia {line} no s’entén</translation>
    </message>
    <message>
        <source>nobody knows yet whether it arrived</source>
        <translation>encara no se sap si ha arribat</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviat</translation>
    </message>
    <message>
        <source>read</source>
        <translation>llegit</translation>
    </message>
    <message>
        <source>received</source>
        <translation>rebut</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviat</translation>
    </message>
    <message>
        <source>sent message</source>
        <translation>missatge enviat</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estat</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>desfet</translation>
    </message>
    <message>
        <source>the address of the server cannot be used</source>
        <translation>l’adreça del servidor no es pot fer servir</translation>
    </message>
    <message>
        <source>the answer is too long</source>
        <translation>la resposta és massa llarga</translation>
    </message>
    <message>
        <source>the certificate of the server is not valid</source>
        <translation>el certificat del servidor no és vàlid</translation>
    </message>
    <message>
        <source>the channel cannot</source>
        <translation>el canal no en sap</translation>
    </message>
    <message>
        <source>the channel gave it no number</source>
        <translation>el canal no li va donar número</translation>
    </message>
    <message>
        <source>the channel has no buttons</source>
        <translation>el canal no té botons</translation>
    </message>
    <message>
        <source>the channel no longer has it</source>
        <translation>el canal ja no el té</translation>
    </message>
    <message>
        <source>the channel says «{said}»</source>
        <translation>el canal diu «{said}»</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>la connexió s’ha tallat</translation>
    </message>
    <message>
        <source>the console asked for something the channel does not know</source>
        <translation>la consola ha demanat una cosa que el canal no coneix</translation>
    </message>
    <message>
        <source>the encrypted connection failed</source>
        <translation>la connexió xifrada ha fallat</translation>
    </message>
    <message>
        <source>the exchange failed</source>
        <translation>l’intercanvi ha fallat</translation>
    </message>
    <message>
        <source>the group has another number now</source>
        <translation>el grup ara té un altre número</translation>
    </message>
    <message>
        <source>the name of the server was not found</source>
        <translation>no s’ha trobat el nom del servidor</translation>
    </message>
    <message>
        <source>the new text must have 1 to {limit} characters</source>
        <translation>el text nou ha de tenir entre 1 i {limit} caràcters</translation>
    </message>
    <message>
        <source>the place is not on the map</source>
        <translation>el lloc no és al mapa</translation>
    </message>
    <message>
        <source>the press of the button is over</source>
        <translation>ja no es pot respondre al botó</translation>
    </message>
    <message>
        <source>the proxy did not let the connection through</source>
        <translation>el servidor intermediari no ha deixat passar la connexió</translation>
    </message>
    <message>
        <source>the server could not be reached in time</source>
        <translation>no s’ha pogut arribar al servidor a temps</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>el servidor no ha respost a temps</translation>
    </message>
    <message>
        <source>the server has a fault of its own</source>
        <translation>el servidor té una avaria</translation>
    </message>
    <message>
        <source>the server refused the connection</source>
        <translation>el servidor ha rebutjat la connexió</translation>
    </message>
    <message>
        <source>the server refuses the request</source>
        <translation>el servidor rebutja la petició</translation>
    </message>
    <message>
        <source>there is no Matrix server at this address</source>
        <translation>en aquesta adreça no hi ha cap servidor de Matrix</translation>
    </message>
    <message>
        <source>there is nothing to send</source>
        <translation>no hi ha res per enviar</translation>
    </message>
    <message>
        <source>too many requests at once</source>
        <translation>massa peticions de cop</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>pendent d’enviar</translation>
    </message>
    <message>
        <source>what a button stands for is empty or too long</source>
        <translation>el que representa un botó és buit o massa llarg</translation>
    </message>
</context>
<context>
    <name>ShortCard</name>
    <message>
        <source>Card</source>
        <translation>Fitxa</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentiment</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Converses</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last topic</source>
        <translation>Darrer tema</translation>
    </message>
    <message>
        <source>Name, language, identity and blocking</source>
        <translation>Nom, idioma, identitat i bloqueig</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Obre-la</translation>
    </message>
    <message>
        <source>asked {day}</source>
        <translation>demanat {day}</translation>
    </message>
    <message>
        <source>given {day}</source>
        <translation>donat {day}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>cap</translation>
    </message>
    <message>
        <source>none kept</source>
        <translation>cap de desat</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sap</translation>
    </message>
    <message>
        <source>today</source>
        <translation>avui</translation>
    </message>
    <message>
        <source>withdrawn {day}</source>
        <translation>retirat {day}</translation>
    </message>
    <message>
        <source>{language} (detected)</source>
        <translation>{language} (detectat)</translation>
    </message>
    <message>
        <source>{n} in 12 months</source>
        <translation>{n} en 12 mesos</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>As it is, after the time to undo</source>
        <translation>Tal com és, passat el temps per desfer</translation>
    </message>
    <message>
        <source>Into the box, to be read before it goes out</source>
        <translation>A la caixa, per llegir-la abans que surti</translation>
    </message>
    <message>
        <source>{owner} · reviewed on {date}</source>
        <translation>{owner} · revisada el {date}</translation>
    </message>
    <message>
        <source>perhaps, by its meaning</source>
        <translation>potser, pel sentit</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Messages may be missing here: nothing was received between {since} and {until}.</source>
        <translation>Aquí hi poden faltar missatges: no es va rebre res entre el {since} i el {until}.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>To the newest</source>
        <translation>Als més nous</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search people, conversations or commands</source>
        <translation>Cerca persones, converses o ordres</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
</context>
</TS>
