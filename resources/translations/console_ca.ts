<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Queue</source>
        <translation>Cua</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escriptura</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Finestra</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Agafa la següent</translation>
    </message>
    <message>
        <source>Take the selected conversation</source>
        <translation>Agafa la conversa triada</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversa següent</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversa anterior</translation>
    </message>
    <message>
        <source>Next unread</source>
        <translation>Següent no llegida</translation>
    </message>
    <message>
        <source>Previous unread</source>
        <translation>Anterior no llegida</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Safata</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equip</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tancades</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>Transfereix…</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Posa en pausa…</translation>
    </message>
    <message>
        <source>Close the conversation…</source>
        <translation>Tanca la conversa…</translation>
    </message>
    <message>
        <source>Release to the queue</source>
        <translation>Torna-la a la cua</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marca com a no llegida</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Assumeix…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Assigna…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reobre</translation>
    </message>
    <message>
        <source>Block the contact…</source>
        <translation>Bloqueja el contacte…</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Cerca a la conversa</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Coincidència següent</translation>
    </message>
    <message>
        <source>Reply or internal note</source>
        <translation>Resposta o nota interna</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Adjunta un fitxer…</translation>
    </message>
    <message>
        <source>Stored answers</source>
        <translation>Respostes desades</translation>
    </message>
    <message>
        <source>Insert suggestion 1</source>
        <translation>Insereix el suggeriment 1</translation>
    </message>
    <message>
        <source>Insert suggestion 2</source>
        <translation>Insereix el suggeriment 2</translation>
    </message>
    <message>
        <source>Insert suggestion 3</source>
        <translation>Insereix el suggeriment 3</translation>
    </message>
    <message>
        <source>Undo the last reply</source>
        <translation>Desfés l’última resposta</translation>
    </message>
    <message>
        <source>Commands and search</source>
        <translation>Ordres i cerca</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Cerca pertot arreu</translation>
    </message>
    <message>
        <source>Show or hide the right pane</source>
        <translation>Mostra o amaga el tauler dret</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Tauler següent</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Tauler anterior</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>Actualitza ara</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Bloca la pantalla</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molesteu</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text més gran</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text més petit</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Mida normal del text</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuració</translation>
    </message>
    <message>
        <source>Shortcuts and help</source>
        <translation>Dreceres i ajuda</translation>
    </message>
    <message>
        <source>The citizen's phone (training)</source>
        <translation>El telèfon del ciutadà (entrenament)</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Surt</translation>
    </message>
</context>
<context>
    <name>AnswerPalette</name>
    <message>
        <source>Search the stored answers</source>
        <translation>Cerca a les respostes desades</translation>
    </message>
    <message>
        <source>Stored answers</source>
        <translation>Respostes desades</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter inserts · Ctrl+Enter sends · Ctrl+L language · Esc closes</source>
        <translation>↑ ↓ tria · Intro insereix · Ctrl+Intro envia · Ctrl+L idioma · Esc tanca</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The console cannot open</source>
        <translation>La consola no es pot obrir</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Assign the conversation</source>
        <translation>Assigna la conversa</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assigna</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Reply</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Adjunta un fitxer</translation>
    </message>
    <message>
        <source>Stored answers</source>
        <translation>Respostes desades</translation>
    </message>
    <message>
        <source>Send and next</source>
        <translation>Envia i següent</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Desa la nota</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envia</translation>
    </message>
    <message>
        <source>To {name} · {channel} · …{last}</source>
        <translation>A {name} · {channel} · …{last}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reobre</translation>
    </message>
    <message>
        <source>This conversation is closed.</source>
        <translation>Aquesta conversa està tancada.</translation>
    </message>
    <message>
        <source>This contact is blocked. Unblock it on the card to answer.</source>
        <translation>Aquest contacte està bloquejat. Desbloqueja’l a la fitxa per respondre.</translation>
    </message>
    <message>
        <source>Take it to answer</source>
        <translation>Agafa-la per respondre</translation>
    </message>
    <message>
        <source>{name} is answering this conversation.</source>
        <translation>{name} respon aquesta conversa.</translation>
    </message>
    <message>
        <source>Only the team sees this note.</source>
        <translation>Aquesta nota només la veu l’equip.</translation>
    </message>
    <message>
        <source>Write to {name}</source>
        <translation>Escriu a {name}</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>Respon a {name}</translation>
    </message>
    <message numerus="yes">
        <source>goes out in %n part(s)</source>
        <translation>
            <numerusform>surt en %n part</numerusform>
            <numerusform>surt en %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n caràcter</numerusform>
            <numerusform>%n caràcters</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Esborrany desat</translation>
    </message>
    <message>
        <source>Answering one message</source>
        <translation>Responent un missatge</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjunta fitxers</translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) at a time; the rest was left out.</source>
        <translation>
            <numerusform>Com a molt %n fitxer alhora; la resta s’ha deixat fora.</numerusform>
            <numerusform>Com a molt %n fitxers alhora; la resta s’ha deixat fora.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files of this computer can be attached.</source>
        <translation>Només es poden adjuntar fitxers d’aquest ordinador.</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imatge</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Treu {name}</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>Show the whole address</source>
        <translation>Mostra l’adreça sencera</translation>
    </message>
    <message>
        <source>Closed {when}</source>
        <translation>Tancada: {when}</translation>
    </message>
    <message>
        <source>Until {when}</source>
        <translation>Fins: {when}</translation>
    </message>
    <message>
        <source>or the next message</source>
        <translation>o el pròxim missatge</translation>
    </message>
    <message>
        <source>Waiting for a reply</source>
        <translation>Esperant resposta</translation>
    </message>
    <message>
        <source>Waiting {time}</source>
        <translation>Espera {time}</translation>
    </message>
    <message>
        <source>target {time}</source>
        <translation>objectiu {time}</translation>
    </message>
    <message>
        <source>Waiting {time}, target {target}</source>
        <translation>Espera {time}, objectiu {target}</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grup</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloquejat</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Put aside until a time or the next message</source>
        <translation>Aparta-la fins a una hora o fins al pròxim missatge</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfereix</translation>
    </message>
    <message>
        <source>Pass it on to a colleague or a team, with a note</source>
        <translation>Passa-la a un company o a un equip, amb una nota</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tanca</translation>
    </message>
    <message>
        <source>The matter is done; it leaves your list</source>
        <translation>L’assumpte està fet; surt de la teva llista</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reobre</translation>
    </message>
    <message>
        <source>Bring it back to the open conversations</source>
        <translation>Torna-la a les converses obertes</translation>
    </message>
    <message>
        <source>Show or hide the whole address</source>
        <translation>Mostra o amaga l’adreça sencera</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Suggestions {n}</source>
        <translation>Suggeriments {n}</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Fitxa</translation>
    </message>
    <message>
        <source>History {n}</source>
        <translation>Historial {n}</translation>
    </message>
    <message>
        <source>Hide the right pane</source>
        <translation>Amaga el tauler dret</translation>
    </message>
    <message>
        <source>No stored answer speaks of this.</source>
        <translation>Cap resposta desada no parla d’això.</translation>
    </message>
    <message>
        <source>Suggestions appear here.</source>
        <translation>Els suggeriments surten aquí.</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>Paraules detectades</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
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
        <source>This is a group: everybody in it reads your reply.</source>
        <translation>Això és un grup: tothom que hi és llegeix la teva resposta.</translation>
    </message>
    <message>
        <source>The citizen has stopped this channel and cannot be written to.</source>
        <translation>El ciutadà ha aturat aquest canal i no se li pot escriure.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloqueja</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloqueja…</translation>
    </message>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Bloquejat: {reason}</translation>
    </message>
    <message>
        <source>Block the contact</source>
        <translation>Bloqueja el contacte</translation>
    </message>
    <message>
        <source>Reason (kept in the journal)</source>
        <translation>Motiu (queda al registre)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>oberta</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tancada</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Sense tema</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Edit the message</source>
        <translation>Corregeix el missatge</translation>
    </message>
    <message>
        <source>Change it at the citizen's side</source>
        <translation>Canvia’l també al ciutadà</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>Text nou</translation>
    </message>
</context>
<context>
    <name>FileDoor</name>
    <message>
        <source>Save the file</source>
        <translation>Desa el fitxer</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>No s’ha obert</translation>
    </message>
    <message>
        <source>{name} is not of a type that is safe to open from here.</source>
        <translation>{name} no és d’un tipus que es pugui obrir des d’aquí sense risc.</translation>
    </message>
    <message>
        <source>Save it and let your IT department look at it if you need it.</source>
        <translation>Si el necessites, desa’l i fes que se’l miri informàtica.</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Obre el fitxer</translation>
    </message>
    <message>
        <source>{name} was sent by a citizen. Open it with the program of this PC?</source>
        <translation>{name} l’ha enviat un ciutadà. El vols obrir amb el programa d’aquest PC?</translation>
    </message>
    <message>
        <source>A copy is made for it and removed when the console closes.</source>
        <translation>Se’n fa una còpia, que s’esborra quan es tanca la consola.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Commands and search</source>
        <translation>Ordres i cerca</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search people, conversations or commands</source>
        <translation>Cerca persones, converses o ordres</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultats</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or other words.</source>
        <translation>No s’ha trobat res. Prova amb menys paraules o unes altres.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Shortcuts and help</source>
        <translation>Dreceres i ajuda</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Envia la resposta</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línia nova</translation>
    </message>
    <message>
        <source>Send and go to the next of mine</source>
        <translation>Envia i passa a la següent de les meves</translation>
    </message>
    <message>
        <source>Stored answers, on an empty line</source>
        <translation>Respostes desades, en una línia buida</translation>
    </message>
    <message>
        <source>Play or pause a voice note; ← → five seconds</source>
        <translation>Reprodueix o atura una nota de veu; ← → cinc segons</translation>
    </message>
    <message>
        <source>Close what is open, then leave the box, then go to the list</source>
        <translation>Tanca el que hi hagi obert, després surt de la caixa, després ves a la llista</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Session locked</source>
        <translation>Sessió bloquejada</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloca</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) waiting</source>
        <translation>
            <numerusform>%n conversa esperant</numerusform>
            <numerusform>%n converses esperant</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Ventanilla</source>
        <translation>Ventanilla</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) with new messages</source>
        <translation>
            <numerusform>%n conversa amb missatges nous</numerusform>
            <numerusform>%n converses amb missatges nous</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhoneWindow</name>
    <message>
        <source>The citizen's phone</source>
        <translation>El telèfon del ciutadà</translation>
    </message>
    <message>
        <source>Citizens</source>
        <translation>Ciutadans</translation>
    </message>
    <message>
        <source>What the citizen sees</source>
        <translation>El que veu el ciutadà</translation>
    </message>
    <message>
        <source>Write as this citizen</source>
        <translation>Escriu com si fossis aquest ciutadà</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envia</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Veu</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicació</translation>
    </message>
    <message>
        <source>New citizen…</source>
        <translation>Ciutadà nou…</translation>
    </message>
    <message>
        <source>The town hall is typing…</source>
        <translation>L’ajuntament escriu…</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>The picture is being read…</source>
        <translation>S’està llegint la imatge…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Amplia</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Redueix</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajusta</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Gira</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Anomena i desa…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tanca</translation>
    </message>
    <message>
        <source>This picture cannot be shown. Save it and look at it with another program.</source>
        <translation>Aquesta imatge no es pot mostrar. Desa-la i mira-la amb un altre programa.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no {what} with the number {id}. Nothing was changed; look it up in the list.</source>
        <translation>No hi ha cap {what} amb el número {id}. No s’ha canviat res; busca-ho a la llista.</translation>
    </message>
    <message>
        <source>There is no operator called {login}. Add it with: ventanilla operator add {login} --name NAME</source>
        <translation>No hi ha cap operador amb el nom d’usuari {login}. Afegeix-lo amb: ventanilla operator add {login} --name NOM</translation>
    </message>
    <message>
        <source>An operator called {login} exists already. Nothing was changed; choose another login.</source>
        <translation>Ja hi ha un operador amb el nom d’usuari {login}. No s’ha canviat res; tria’n un altre.</translation>
    </message>
    <message>
        <source>There is no operator or team called {name}. Nothing was changed; check the spelling.</source>
        <translation>No hi ha cap operador ni equip que es digui {name}. No s’ha canviat res; repassa com s’escriu.</translation>
    </message>
    <message>
        <source>«{login}» cannot be a login. Use 1 to 32 small letters, digits, dots, hyphens or underscores, a letter first.</source>
        <translation>«{login}» no pot ser un nom d’usuari. Fes servir d’1 a 32 minúscules, xifres, punts, guions o guions baixos, amb una lletra al davant.</translation>
    </message>
    <message>
        <source>Only a supervisor may do this. Nothing was changed; ask a supervisor.</source>
        <translation>Això només ho pot fer un supervisor. No s’ha canviat res; demana-ho a un supervisor.</translation>
    </message>
    <message>
        <source>{winner} still holds this conversation. It was not taken over; wait until the claim lapses or ask a supervisor.</source>
        <translation>{winner} encara té aquesta conversa. No l’has assumida; espera que s’alliberi o demana-ho a un supervisor.</translation>
    </message>
    <message>
        <source>You do not hold this conversation. Nothing was changed; claim it first.</source>
        <translation>No tens aquesta conversa. No s’ha canviat res; primer agafa-la.</translation>
    </message>
    <message>
        <source>There is nothing to send. Write a text or attach a file.</source>
        <translation>No hi ha res per enviar. Escriu un text o adjunta un fitxer.</translation>
    </message>
    <message>
        <source>The text is longer than {limit} characters. Nothing was sent; shorten it.</source>
        <translation>El text passa de {limit} caràcters. No s’ha enviat res; escurça’l.</translation>
    </message>
    <message>
        <source>This needs a reason. Nothing was changed; write why in a few words.</source>
        <translation>Això necessita un motiu. No s’ha canviat res; escriu per què en poques paraules.</translation>
    </message>
    <message>
        <source>A transfer needs a note for whoever takes it. Nothing was changed; write what they must know.</source>
        <translation>Per transferir cal una nota per a qui la rep. No s’ha canviat res; escriu què ha de saber.</translation>
    </message>
    <message>
        <source>That moment has passed. The conversation was not snoozed; choose a later time.</source>
        <translation>Aquest moment ja ha passat. La conversa no s’ha posat en pausa; tria una hora posterior.</translation>
    </message>
    <message>
        <source>{name} is too big for this channel ({limit} at most). It was not sent; send a smaller one.</source>
        <translation>{name} és massa gran per a aquest canal (màxim {limit}). No s’ha enviat; envia’n un de més petit.</translation>
    </message>
    <message>
        <source>{name} is empty. It was not sent; choose another file.</source>
        <translation>{name} és buit. No s’ha enviat; tria un altre fitxer.</translation>
    </message>
    <message>
        <source>{name} cannot be read. It was not sent; check that it exists and that you may open it.</source>
        <translation>{name} no es pot llegir. No s’ha enviat; comprova que existeix i que el pots obrir.</translation>
    </message>
    <message>
        <source>The file has not arrived yet ({file_state}). Try again in a minute, or ask the citizen to send it again.</source>
        <translation>El fitxer encara no ha arribat ({file_state}). Torna-ho a provar d’aquí a un minut, o demana al ciutadà que el torni a enviar.</translation>
    </message>
    <message>
        <source>This message has no file.</source>
        <translation>Aquest missatge no té cap fitxer.</translation>
    </message>
    <message>
        <source>{name} exists already. Nothing was written; choose another name.</source>
        <translation>{name} ja existeix. No s’ha escrit res; tria un altre nom.</translation>
    </message>
    <message>
        <source>The stored file is damaged and was not opened. Ask the citizen to send it again, or restore a backup.</source>
        <translation>El fitxer desat està danyat i no s’ha obert. Demana al ciutadà que el torni a enviar, o restaura una còpia de seguretat.</translation>
    </message>
    <message>
        <source>The message has already left and cannot be taken back. You may delete it where the channel can.</source>
        <translation>El missatge ja ha sortit i no es pot desfer. El pots esborrar si el canal ho permet.</translation>
    </message>
    <message>
        <source>Nothing is in doubt about this message (it is {state}). Nothing was changed.</source>
        <translation>Aquest missatge no té cap dubte (estat: {state}). No s’ha canviat res.</translation>
    </message>
    <message>
        <source>This message did not fail (it is {state}). Nothing was changed.</source>
        <translation>Aquest missatge no ha fallat (estat: {state}). No s’ha canviat res.</translation>
    </message>
    <message>
        <source>This message cannot be edited: {why}. Nothing was changed; send a correction instead.</source>
        <translation>Aquest missatge no es pot corregir: {why}. No s’ha canviat res; envia una rectificació.</translation>
    </message>
    <message>
        <source>This message cannot be deleted: {why}. Nothing was changed; send an apology instead.</source>
        <translation>Aquest missatge no es pot esborrar: {why}. No s’ha canviat res; envia una disculpa.</translation>
    </message>
    <message>
        <source>{name} is blocked. Nothing was sent; unblock the contact first.</source>
        <translation>{name} és a la llista de bloquejats. No s’ha enviat res; primer desbloqueja el contacte.</translation>
    </message>
    <message>
        <source>A channel called {name} exists already. Nothing was changed; choose another name.</source>
        <translation>Ja hi ha un canal que es diu {name}. No s’ha canviat res; tria un altre nom.</translation>
    </message>
    <message>
        <source>There is no channel called {name}. See the names with: ventanilla channel list</source>
        <translation>No hi ha cap canal que es digui {name}. Mira els noms amb: ventanilla channel list</translation>
    </message>
    <message>
        <source>«{name}» cannot be the name of a channel. Use 1 to 64 letters, digits, spaces or hyphens.</source>
        <translation>«{name}» no pot ser el nom d’un canal. Fes servir d’1 a 64 lletres, xifres, espais o guions.</translation>
    </message>
    <message>
        <source>{url} is not an address the console may use. Use https://…, or http:// on this computer only.</source>
        <translation>{url} no és una adreça que la consola pugui fer servir. Fes servir https://…, o http:// només en aquest ordinador.</translation>
    </message>
    <message>
        <source>The token has not the right shape. Copy it whole from where it was given, without spaces.</source>
        <translation>La clau del canal no té la forma correcta. Copia-la sencera d’on te l’han donada, sense espais.</translation>
    </message>
    <message>
        <source>The secret of channel {name} is not on this computer. Put it in again with: ventanilla channel secret {name}</source>
        <translation>La clau del canal {name} no és en aquest ordinador. Torna-la a posar amb: ventanilla channel secret {name}</translation>
    </message>
    <message>
        <source>The provider refuses the token of {name}. Sending has stopped and the outbox is kept; put in a new token.</source>
        <translation>El proveïdor rebutja la clau del canal {name}. L’enviament s’ha aturat i el que falta per enviar es conserva; posa-hi una clau nova.</translation>
    </message>
    <message>
        <source>The provider of {name} does not answer ({why}). The console keeps trying; check the network.</source>
        <translation>El proveïdor de {name} no respon ({why}). La consola ho continua provant; comprova la xarxa.</translation>
    </message>
    <message>
        <source>Another program receives the messages of {name} by webhook. The console does not take them away; remove the webhook there, or use another bot.</source>
        <translation>Un altre programa rep els missatges de {name} per webhook. La consola no els hi pren; treu-hi el webhook, o fes servir un altre bot.</translation>
    </message>
    <message>
        <source>Another program is receiving with the token of {name}. Stop it, or change the token if you do not know it.</source>
        <translation>Un altre programa rep missatges amb la clau de {name}. Atura’l, o canvia la clau si no saps quin és.</translation>
    </message>
    <message>
        <source>Another ventanilla is already receiving and sending for this desk. This one stops; use the one that runs.</source>
        <translation>Una altra Ventanilla ja rep i envia per a aquesta oficina. Aquesta s’atura; fes servir la que ja funciona.</translation>
    </message>
    <message>
        <source>The key does not open this desk. Nothing was changed; use the key file or keyring entry that was made with it, or restore with the recovery key.</source>
        <translation>La clau no obre aquesta oficina. No s’ha canviat res; fes servir el fitxer de clau o l’entrada del clauer que es va crear amb ella, o restaura amb la clau de recuperació.</translation>
    </message>
    <message>
        <source>The database of this desk is damaged. Nothing was written; keep the folder as it is and restore the last backup.</source>
        <translation>La base de dades d’aquesta oficina està danyada. No s’ha escrit res; deixa la carpeta com està i restaura l’última còpia de seguretat.</translation>
    </message>
    <message>
        <source>This desk was made by a newer program (schema {found}, this one knows {known}). Nothing was changed; update ventanilla.</source>
        <translation>Aquesta oficina l’ha creada un programa més nou (esquema {found}, aquest coneix el {known}). No s’ha canviat res; actualitza Ventanilla.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be written. Nothing was changed; check its rights.</source>
        <translation>No es pot escriure a la carpeta {path}. No s’ha canviat res; comprova’n els permisos.</translation>
    </message>
    <message>
        <source>The disk is full. What was not yet saved is not saved; free some space and try again.</source>
        <translation>El disc és ple. El que encara no s’havia desat no està desat; fes lloc i torna-ho a provar.</translation>
    </message>
    <message>
        <source>The database is busy for too long. Nothing was changed; try again.</source>
        <translation>La base de dades fa massa estona que està ocupada. No s’ha canviat res; torna-ho a provar.</translation>
    </message>
    <message>
        <source>The database does not answer. What you write is kept; the console keeps trying.</source>
        <translation>La base de dades no respon. El que escrius es guarda; la consola ho continua provant.</translation>
    </message>
    <message>
        <source>The key file {path} may be read by others. It was not used; make it private with: chmod 600 {path}</source>
        <translation>El fitxer de clau {path} el poden llegir altres persones. No s’ha fet servir; fes-lo privat amb: chmod 600 {path}</translation>
    </message>
    <message>
        <source>The key file {path} is not there, and this desk cannot be opened without it. Nothing was changed; bring back a copy, or name a new key file and type the recovery key into: ventanilla recovery-key open</source>
        <translation>El fitxer de clau {path} no hi és, i sense ell aquesta oficina no es pot obrir. No s’ha canviat res; torna-hi a posar una còpia, o indica un fitxer de clau nou i escriu la clau de recuperació a: ventanilla recovery-key open</translation>
    </message>
    <message>
        <source>{path} is not a key file of ventanilla. Nothing was changed; bring back a copy of the right one.</source>
        <translation>{path} no és un fitxer de clau de Ventanilla. No s’ha canviat res; posa-hi una còpia del correcte.</translation>
    </message>
    <message>
        <source>The key file {path} may not be read by you. Nothing was changed; ask IT for the right to read it.</source>
        <translation>No tens permís per llegir el fitxer de clau {path}. No s’ha canviat res; demana el permís a informàtica.</translation>
    </message>
    <message>
        <source>The key of this desk is in a key file. Nothing was changed; name it with --key-file FILE or in VENTANILLA_KEY_FILE.</source>
        <translation>La clau d’aquesta oficina és en un fitxer de clau. No s’ha canviat res; indica’l amb --key-file FITXER o a VENTANILLA_KEY_FILE.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not hold the key of this desk. Nothing was changed; name the key file, or type the recovery key into: ventanilla recovery-key open</source>
        <translation>El clauer d’aquest ordinador no té la clau d’aquesta oficina. No s’ha canviat res; indica el fitxer de clau, o escriu la clau de recuperació a: ventanilla recovery-key open</translation>
    </message>
    <message>
        <source>This computer has no keyring that can hold the key. Nothing was made; name a key file with --key-file FILE.</source>
        <translation>Aquest ordinador no té cap clauer que pugui desar la clau. No s’ha creat res; indica un fitxer de clau amb --key-file FITXER.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked or does not answer. Nothing was changed; unlock it, or log in again, and try once more.</source>
        <translation>El clauer d’aquest ordinador està blocat o no respon. No s’ha canviat res; desbloca’l, o torna a iniciar la sessió, i prova-ho un altre cop.</translation>
    </message>
    <message>
        <source>The keyring of this computer takes at most {limit} characters. The secret was not stored; use a shorter one or a key file.</source>
        <translation>El clauer d’aquest ordinador admet com a molt {limit} caràcters. El secret no s’ha desat; fes-ne servir un de més curt o un fitxer de clau.</translation>
    </message>
    <message>
        <source>The sealed tokens in {path} are damaged. They were not used or changed; restore the last backup, or move that file away and put the tokens in again.</source>
        <translation>Les claus segellades de {path} estan danyades. No s’han fet servir ni canviat; restaura l’última còpia de seguretat, o aparta aquest fitxer i torna a posar les claus.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a backup of ventanilla. Nothing was restored; use another copy.</source>
        <translation>{path} està danyat o no és una còpia de seguretat de Ventanilla. No s’ha restaurat res; fes servir una altra còpia.</translation>
    </message>
    <message>
        <source>The backup {path} cannot be read. Nothing was restored; check its name and that you may open it.</source>
        <translation>La còpia de seguretat {path} no es pot llegir. No s’ha restaurat res; comprova el nom i que la pots obrir.</translation>
    </message>
    <message>
        <source>The training town is thrown away on request, so it is not backed up. Open a desk of your own first.</source>
        <translation>El poble d’entrenament es llença quan es vol; per això no se’n fa còpia de seguretat. Obre primer una oficina teva.</translation>
    </message>
    <message>
        <source>Neither this key nor this recovery key opens the backup. Nothing was restored; use the ones made with that desk.</source>
        <translation>Ni aquesta clau ni aquesta clau de recuperació obren la còpia de seguretat. No s’ha restaurat res; fes servir les que es van crear amb aquella oficina.</translation>
    </message>
    <message>
        <source>There is a desk in {path} already. Nothing was restored; name an empty folder.</source>
        <translation>A {path} ja hi ha una oficina. No s’ha restaurat res; indica una carpeta buida.</translation>
    </message>
    <message>
        <source>{path} holds other things already. Nothing was restored; name an empty folder or a new one.</source>
        <translation>A {path} ja hi ha altres coses. No s’ha restaurat res; indica una carpeta buida o una de nova.</translation>
    </message>
    <message>
        <source>That is not a recovery key. It has 13 groups of four letters and digits; check it against the paper.</source>
        <translation>Això no és una clau de recuperació. Té 13 grups de quatre lletres i xifres; comprova-la amb el paper.</translation>
    </message>
    <message>
        <source>This desk was restored from a backup and is quarantined: nothing is polled or sent. Make sure the old one is off, then run: ventanilla restore --confirm</source>
        <translation>Aquesta oficina s’ha restaurat d’una còpia de seguretat i està en quarantena: no rep ni envia res. Assegura’t que l’antiga està apagada i executa: ventanilla restore --confirm</translation>
    </message>
    <message>
        <source>This desk is not quarantined, so there is nothing to confirm.</source>
        <translation>Aquesta oficina no està en quarantena; no hi ha res per confirmar.</translation>
    </message>
    <message>
        <source>The channel refused the message ({why}). It was not sent; correct it and send it again.</source>
        <translation>El canal ha rebutjat el missatge ({why}). No s’ha enviat; corregeix-lo i torna’l a enviar.</translation>
    </message>
    <message>
        <source>The citizen has blocked the town's account. The message was not sent; use another way to reach them.</source>
        <translation>El ciutadà ha bloquejat el compte de l’ajuntament. El missatge no s’ha enviat; contacta-hi per una altra via.</translation>
    </message>
    <message>
        <source>The channel no longer knows this chat. The message was not sent; wait until the citizen writes again.</source>
        <translation>El canal ja no coneix aquest xat. El missatge no s’ha enviat; espera que el ciutadà torni a escriure.</translation>
    </message>
    <message>
        <source>The channel finds the text too long. The message was not sent; shorten it.</source>
        <translation>El canal troba el text massa llarg. El missatge no s’ha enviat; escurça’l.</translation>
    </message>
    <message>
        <source>The channel refused the file ({why}). The message was not sent; send another file or the text alone.</source>
        <translation>El canal ha rebutjat el fitxer ({why}). El missatge no s’ha enviat; envia un altre fitxer o només el text.</translation>
    </message>
    <message>
        <source>The channel was taken away before this went out. It was not sent; reach the citizen another way.</source>
        <translation>El canal s’ha tret abans que això sortís. No s’ha enviat; contacta amb el ciutadà per una altra via.</translation>
    </message>
    <message>
        <source>An earlier part of the message was refused, so the rest was not sent.</source>
        <translation>Una part anterior del missatge s’ha rebutjat; per això la resta no s’ha enviat.</translation>
    </message>
    <message>
        <source>The answer of the channel was lost: we do not know if this arrived. Look at the chat, then choose «It arrived» or «Send again».</source>
        <translation>La resposta del canal s’ha perdut: no sabem si això ha arribat. Mira el xat i tria «Ha arribat» o «Torna-ho a enviar».</translation>
    </message>
    <message>
        <source>{key} cannot be «{value}»: {why}. The built-in value is used; correct it in {origin}.</source>
        <translation>{key} no pot ser «{value}»: {why}. Es fa servir el valor de fàbrica; corregeix-lo a {origin}.</translation>
    </message>
    <message>
        <source>{origin} names a setting «{key}» that does not exist. It is not used; correct its name or remove it.</source>
        <translation>{origin} anomena un valor «{key}» que no existeix. No es fa servir; corregeix-ne el nom o treu-lo.</translation>
    </message>
    <message>
        <source>Your IT department has fixed the setting {key}. Nothing was changed; ask them.</source>
        <translation>Informàtica ha fixat el valor {key}. No s’ha canviat res; demana-ho a informàtica.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}). They are not used; correct the file.</source>
        <translation>La configuració de {path} no es pot llegir ({why}). No es fa servir; corregeix el fitxer.</translation>
    </message>
    <message>
        <source>«{value}» is not a time. Write it as 2026-11-24T09:00 or +2h.</source>
        <translation>«{value}» no és una hora. Escriu-la com ara 2026-11-24T09:00 o +2h.</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). Nothing was lost; try again, and send the diagnosis to your IT if it comes back.</source>
        <translation>Ha passat una cosa inesperada ({kind}). No s’ha perdut res; torna-ho a provar, i si torna a passar envia el diagnòstic a informàtica.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Keep this paper safe</source>
        <translation>Guarda bé aquest paper</translation>
    </message>
    <message>
        <source>If this computer breaks, this key opens a backup. It is shown only now. Print it and give it to whoever guards the town's data.</source>
        <translation>Si aquest ordinador s’espatlla, aquesta clau obre una còpia de seguretat. Només es mostra ara. Imprimeix-la i dona-la a qui custodia les dades de l’ajuntament.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clau de recuperació</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimeix…</translation>
    </message>
    <message>
        <source>Ventanilla: recovery key</source>
        <translation>Ventanilla: clau de recuperació</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message>
        <source>Close the conversation</source>
        <translation>Tanca la conversa</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Tanca-la</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Resolta</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Brossa</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motiu</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Like the computer</source>
        <translation>Com l&apos;ordinador</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clar</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Fosc</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Còmoda</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escriptura</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privadesa</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexió</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clar o fosc</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Més contrast</translation>
    </message>
    <message>
        <source>Height of the rows</source>
        <translation>Alçada de les files</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Obre en engegar l’ordinador</translation>
    </message>
    <message>
        <source>Closing keeps it in the tray</source>
        <translation>En tancar, queda a la safata del sistema</translation>
    </message>
    <message>
        <source>Name of the town hall</source>
        <translation>Nom de l’ajuntament</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nom de l’oficina</translation>
    </message>
    <message>
        <source>Sound when somebody writes</source>
        <translation>So quan algú escriu</translation>
    </message>
    <message>
        <source>Notices on the desktop</source>
        <translation>Avisos a l’escriptori</translation>
    </message>
    <message>
        <source>A mere thank-you starts no wait</source>
        <translation>Un simple gràcies no inicia cap espera</translation>
    </message>
    <message>
        <source>Hide the middle of phone numbers</source>
        <translation>Amaga el mig dels números de telèfon</translation>
    </message>
    <message>
        <source>This window receives and sends</source>
        <translation>Aquesta finestra rep i envia</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuració</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Ventanilla — {office}</source>
        <translation>Ventanilla — {office}</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>Snooze the conversation</source>
        <translation>Posa la conversa en pausa</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Posa en pausa</translation>
    </message>
    <message>
        <source>Later today, at {time}</source>
        <translation>Més tard, a les {time}</translation>
    </message>
    <message>
        <source>Tomorrow at {time}</source>
        <translation>Demà a les {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} a les {time}</translation>
    </message>
    <message>
        <source>At another time:</source>
        <translation>A una altra hora:</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Data i hora</translation>
    </message>
    <message>
        <source>It comes back before that if the citizen writes.</source>
        <translation>Torna abans si el ciutadà escriu.</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>{owner} · reviewed {date} · {languages}</source>
        <translation>{owner} · revisada {date} · {languages}</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insereix</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envia</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Message</source>
        <translation>Missatge</translation>
    </message>
    <message>
        <source>What came, as it came</source>
        <translation>El que ha arribat, tal com ha arribat</translation>
    </message>
    <message>
        <source>Nothing more was kept of this message.</source>
        <translation>D’aquest missatge no se n’ha guardat res més.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Torna-ho a provar</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Ha arribat</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Torna-ho a enviar</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Desfés</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reprodueix o atura</translation>
    </message>
    <message>
        <source>Look at the picture</source>
        <translation>Mira la imatge</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Obre…</translation>
    </message>
    <message>
        <source>Save file as…</source>
        <translation>Anomena i desa…</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Torna a baixar-lo</translation>
    </message>
    <message>
        <source>Open map…</source>
        <translation>Obre el mapa…</translation>
    </message>
    <message>
        <source>Open link to {host}…</source>
        <translation>Obre l’enllaç a {host}…</translation>
    </message>
    <message>
        <source>Show what came</source>
        <translation>Mostra el que ha arribat</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Read and select…</source>
        <translation>Llegeix i selecciona…</translation>
    </message>
    <message>
        <source>Reply to this</source>
        <translation>Respon a això</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corregeix…</translation>
    </message>
    <message>
        <source>Keep as an answer…</source>
        <translation>Desa com a resposta…</translation>
    </message>
    <message>
        <source>Delete at the citizen's side</source>
        <translation>Esborra’l també al ciutadà</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>Aquesta imatge no es pot mostrar</translation>
    </message>
    <message>
        <source>Cannot be played here; save it</source>
        <translation>No es pot reproduir aquí; desa’l</translation>
    </message>
    <message>
        <source>{time} of it</source>
        <translation>només {time}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostra-ho tot</translation>
    </message>
    <message>
        <source>Internal note · team only</source>
        <translation>Nota interna · només l’equip</translation>
    </message>
    <message>
        <source>The citizen sent something this program cannot show. Nothing is lost.</source>
        <translation>El ciutadà ha enviat una cosa que aquest programa no pot mostrar. No s’ha perdut res.</translation>
    </message>
    <message>
        <source>Corrected version of a message that never reached us</source>
        <translation>Versió corregida d’un missatge que no ens va arribar mai</translation>
    </message>
    <message>
        <source>{operator} took the conversation</source>
        <translation>{operator} ha agafat la conversa</translation>
    </message>
    <message>
        <source>{operator} gave it back to the queue</source>
        <translation>{operator} l’ha tornada a la cua</translation>
    </message>
    <message>
        <source>{operator} gave it to {to}</source>
        <translation>{operator} l’ha assignada a {to}</translation>
    </message>
    <message>
        <source>{operator} took it over from {before}: {reason}</source>
        <translation>{operator} l’ha assumida (la tenia {before}): {reason}</translation>
    </message>
    <message>
        <source>{operator} passed it on to {to}</source>
        <translation>{operator} l’ha transferida a {to}</translation>
    </message>
    <message>
        <source>{operator} was away; it went back to the queue</source>
        <translation>{operator} no hi era; ha tornat a la cua</translation>
    </message>
    <message>
        <source>{operator} put it aside until {until}</source>
        <translation>{operator} l’ha posada en pausa fins: {until}</translation>
    </message>
    <message>
        <source>It came back as planned</source>
        <translation>Ha tornat com estava previst</translation>
    </message>
    <message>
        <source>{operator} closed it: {reason}</source>
        <translation>{operator} l’ha tancada: {reason}</translation>
    </message>
    <message>
        <source>{operator} opened it again</source>
        <translation>{operator} l’ha reoberta</translation>
    </message>
    <message>
        <source>The citizen has closed this channel; nothing can be sent</source>
        <translation>El ciutadà ha tancat aquest canal; no s’hi pot enviar res</translation>
    </message>
    <message>
        <source>The citizen has opened this channel again</source>
        <translation>El ciutadà ha tornat a obrir aquest canal</translation>
    </message>
    <message>
        <source>{operator} blocked the contact: {reason}</source>
        <translation>{operator} ha bloquejat el contacte: {reason}</translation>
    </message>
    <message>
        <source>{operator} unblocked the contact</source>
        <translation>{operator} ha desbloquejat el contacte</translation>
    </message>
    <message>
        <source>You took the conversation</source>
        <translation>Has agafat la conversa</translation>
    </message>
    <message>
        <source>You gave it back to the queue</source>
        <translation>L’has tornada a la cua</translation>
    </message>
    <message>
        <source>You gave it to {to}</source>
        <translation>L’has assignada a {to}</translation>
    </message>
    <message>
        <source>You took it over from {before}: {reason}</source>
        <translation>L’has assumida (la tenia {before}): {reason}</translation>
    </message>
    <message>
        <source>You passed it on to {to}</source>
        <translation>L’has transferida a {to}</translation>
    </message>
    <message>
        <source>You put it aside until {until}</source>
        <translation>L’has posada en pausa fins: {until}</translation>
    </message>
    <message>
        <source>You closed it: {reason}</source>
        <translation>L’has tancada: {reason}</translation>
    </message>
    <message>
        <source>You opened it again</source>
        <translation>L’has reoberta</translation>
    </message>
    <message>
        <source>You blocked the contact: {reason}</source>
        <translation>Has bloquejat el contacte: {reason}</translation>
    </message>
    <message>
        <source>You unblocked the contact</source>
        <translation>Has desbloquejat el contacte</translation>
    </message>
    <message>
        <source>{operator} did something this version cannot name</source>
        <translation>{operator} ha fet una cosa que aquesta versió no sap anomenar</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>resolta</translation>
    </message>
    <message>
        <source>referred elsewhere</source>
        <translation>derivada</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sense resposta</translation>
    </message>
    <message>
        <source>spam</source>
        <translation>brossa</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Missatge de veu</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Àudio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicació</translation>
    </message>
    <message>
        <source>Contact card</source>
        <translation>Targeta de contacte</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Adhesiu</translation>
    </message>
    <message>
        <source>Message this program cannot show</source>
        <translation>Missatge que aquest programa no pot mostrar</translation>
    </message>
    <message>
        <source>Leaves in a moment; it can be taken back</source>
        <translation>Surt d’aquí a un moment; encara es pot desfer</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>A punt d’enviar-se</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>S’està enviant</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviat</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Lliurat</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Llegit</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No s’ha enviat</translation>
    </message>
    <message>
        <source>Not known whether it arrived</source>
        <translation>No se sap si ha arribat</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Esborrat</translation>
    </message>
    <message>
        <source>Arriving…</source>
        <translation>Arribant…</translation>
    </message>
    <message>
        <source>Too big for this channel. Ask for a smaller one.</source>
        <translation>Massa gran per a aquest canal. Demana’n un de més petit.</translation>
    </message>
    <message>
        <source>The channel no longer has it. Fetch it again or ask for it.</source>
        <translation>El canal ja no el té. Torna a baixar-lo o demana’l.</translation>
    </message>
    <message>
        <source>1 new message</source>
        <translation>1 missatge nou</translation>
    </message>
    <message>
        <source>{n} new messages</source>
        <translation>{n} missatges nous</translation>
    </message>
    <message>
        <source>Automatic answer sent</source>
        <translation>Resposta automàtica enviada</translation>
    </message>
    <message>
        <source>Automatic answer on its way</source>
        <translation>Resposta automàtica en camí</translation>
    </message>
    <message>
        <source>Leaves in {n} s</source>
        <translation>Surt d’aquí a {n} s</translation>
    </message>
    <message>
        <source>The citizen deleted this message</source>
        <translation>El ciutadà ha esborrat aquest missatge</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>Aquest missatge s’ha esborrat</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Reenviat</translation>
    </message>
    <message>
        <source>Forwarded from {name}</source>
        <translation>Reenviat de {name}</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editat</translation>
    </message>
    <message>
        <source>arrived late</source>
        <translation>arribat tard</translation>
    </message>
    <message>
        <source>pressed a button</source>
        <translation>ha premut un botó</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automàtic</translation>
    </message>
    <message>
        <source>The town</source>
        <translation>L’ajuntament</translation>
    </message>
    <message>
        <source>Internal note by {name}</source>
        <translation>Nota interna de {name}</translation>
    </message>
</context>
<context>
    <name>TimelineBanners</name>
    <message>
        <source>since {time}. What you write is kept and sent when it is back.</source>
        <translation>des de les {time}. El que escrius es guarda; ho enviarem quan torni.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sense connexió</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Torna-ho a provar</translation>
    </message>
    <message>
        <source>has this conversation. You can read and leave notes.</source>
        <translation>té aquesta conversa. La pots llegir i deixar-hi notes.</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Assumeix…</translation>
    </message>
    <message>
        <source>and {n} more also look at this conversation.</source>
        <translation>i {n} més també miren aquesta conversa.</translation>
    </message>
    <message>
        <source>is writing in this conversation.</source>
        <translation>escriu en aquesta conversa.</translation>
    </message>
    <message>
        <source>also looks at this conversation.</source>
        <translation>també mira aquesta conversa.</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Passa-l’hi</translation>
    </message>
    <message>
        <source>Only you can answer.</source>
        <translation>Només tu hi pots respondre.</translation>
    </message>
    <message>
        <source>Somebody else uses the token</source>
        <translation>Algú altre fa servir la clau</translation>
    </message>
    <message>
        <source>Messages to {name} may be missing. Ask IT for a new token and enter it in the settings.</source>
        <translation>Poden faltar missatges a {name}. Demana una clau nova a informàtica i posa-la a la configuració.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>New message from {name}</source>
        <translation>Missatge nou de {name}</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>Nous: {n}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Desat com a {name}</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Missatges</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Agafa la següent</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Commands and search</source>
        <translation>Ordres i cerca</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>ENTRENAMENT</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molesteu</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Bloca la pantalla</translation>
    </message>
    <message>
        <source>{name}, status {status}</source>
        <translation>{name}, estat: {status}</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Transfer the conversation</source>
        <translation>Transfereix la conversa</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfereix</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Equip {name}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Note for whoever takes it (needed; the citizen never sees it)</source>
        <translation>Nota per a qui la rep (obligatòria; el ciutadà no la veu mai)</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Everybody attended. We will tell you when somebody writes.</source>
        <translation>Tothom atès. T’avisarem quan algú escrigui.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Assumeix</translation>
    </message>
    <message>
        <source>Why do you take it over? (kept in the journal)</source>
        <translation>Per què l’assumeixes? (queda al registre)</translation>
    </message>
    <message>
        <source>Block the contact</source>
        <translation>Bloqueja el contacte</translation>
    </message>
    <message>
        <source>Why? (kept in the journal)</source>
        <translation>Per què? (queda al registre)</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloqueja</translation>
    </message>
</context>
<context>
    <name>YouPage</name>
    <message>
        <source>Who sits at this desk?</source>
        <translation>Qui treballa en aquest lloc?</translation>
    </message>
    <message>
        <source>Your name, as colleagues see it</source>
        <translation>El teu nom, tal com el veuen els companys</translation>
    </message>
    <message>
        <source>Login (small letters)</source>
        <translation>Nom d’usuari (minúscules)</translation>
    </message>
</context>
<context>
    <name>StandingLine</name>
    <message>
        <source>You can no longer see it.</source>
        <translation>Ja no la pots veure.</translation>
    </message>
    <message>
        <source>It was closed.</source>
        <translation>S'ha tancat.</translation>
    </message>
    <message>
        <source>{name} has taken it.</source>
        <translation>L'ha agafat {name}.</translation>
    </message>
    <message>
        <source>It went back to the queue.</source>
        <translation>Ha tornat a la cua.</translation>
    </message>
    <message>
        <source>The citizen has written again.</source>
        <translation>El ciutadà ha tornat a escriure.</translation>
    </message>
    <message>
        <source>Somebody has answered.</source>
        <translation>Algú ha respost.</translation>
    </message>
    <message>
        <source>What you write is kept. Nothing is sent until it answers again.</source>
        <translation>El que escrius es guarda. No s'envia res fins que torni a respondre.</translation>
    </message>
    <message>
        <source>The office does not answer.</source>
        <translation>L'oficina no respon.</translation>
    </message>
    <message>
        <source>Looking whether anything has changed; then you can send.</source>
        <translation>Mirant si ha canviat res; després podràs enviar.</translation>
    </message>
    <message>
        <source>Changed meanwhile, nothing was sent:</source>
        <translation>Ha canviat mentrestant, no s'ha enviat res:</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ja ho he vist</translation>
    </message>
</context>
</TS>
