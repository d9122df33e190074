<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>The citizens' counter. Free software of towns for towns, under the European Union Public Licence.</source>
        <translation>La finestreta de la ciutadania. Programari lliure d’ajuntaments per a ajuntaments, amb la Llicència Pública de la Unió Europea.</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Copia les versions</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Parts del programa</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Llicència</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>My status…</source>
        <translation>El meu estat…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Choose a conversation in the list.</source>
        <translation>Tria una conversa de la llista.</translation>
    </message>
    <message>
        <source>Choose a conversation, or press {keys} to take the next one.</source>
        <translation>Tria una conversa o prem {keys} per agafar la següent.</translation>
    </message>
    <message>
        <source>Hand over my shift…</source>
        <translation>Passa el torn…</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>You are available again.</source>
        <translation>Tornes a estar disponible.</translation>
    </message>
    <message>
        <source>You are back; your status is what it was.</source>
        <translation>Has tornat; el teu estat és el d’abans.</translation>
    </message>
</context>
<context>
    <name>AttendanceQuestions</name>
    <message>
        <source>Are you still there?</source>
        <translation>Encara hi ets?</translation>
    </message>
    <message>
        <source>Nobody has touched the console for ten minutes. Without an answer your status becomes On a break.</source>
        <translation>Fa deu minuts que ningú toca la consola. Si no respons, el teu estat passarà a Descans.</translation>
    </message>
    <message>
        <source>Any key or click says that you are here.</source>
        <translation>Qualsevol tecla o clic diu que hi ets.</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Hi soc</translation>
    </message>
    <message>
        <source>Your break is over</source>
        <translation>S’ha acabat el descans</translation>
    </message>
    <message>
        <source>The minutes of your break have passed. Until you say otherwise you stay on a break and nothing rings.</source>
        <translation>Han passat els minuts del descans. Mentre no diguis res continues en descans i no sona res.</translation>
    </message>
    <message>
        <source>I am available</source>
        <translation>Estic disponible</translation>
    </message>
    <message>
        <source>Ten minutes more</source>
        <translation>Deu minuts més</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Where do citizens write?</source>
        <translation>On escriu la ciutadania?</translation>
    </message>
    <message>
        <source>Telegram bot</source>
        <translation>Bot de Telegram</translation>
    </message>
    <message>
        <source>Matrix account</source>
        <translation>Compte de Matrix</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Més tard</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Prova la connexió</translation>
    </message>
    <message>
        <source>Make a bot by writing to @BotFather on Telegram and copy its token here.</source>
        <translation>Crea un bot escrivint a @BotFather a Telegram i copia aquí el seu token.</translation>
    </message>
    <message>
        <source>An account of the town on its own Matrix server or on somebody else's.</source>
        <translation>Un compte de l’ajuntament al seu propi servidor Matrix o al d’algú altre.</translation>
    </message>
    <message>
        <source>The desk opens without a channel; connect one in the settings, under Connection.</source>
        <translation>L’oficina s’obre sense cap canal; connecta’n un a la configuració, a Connexió.</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Nom del canal</translation>
    </message>
    <message>
        <source>Homeserver, like https://matrix.town.example</source>
        <translation>Servidor, com https://matrix.town.example</translation>
    </message>
    <message>
        <source>Server (leave it as it is)</source>
        <translation>Servidor (deixa’l com està)</translation>
    </message>
    <message>
        <source>User, like @counter:town.example</source>
        <translation>Usuari, com @oac:town.example</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contrasenya</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>S’està preguntant al servidor…</translation>
    </message>
    <message>
        <source>Another program receives this bot's messages by webhook. Use another bot, or remove the webhook there first.</source>
        <translation>Un altre programa rep els missatges d’aquest bot per webhook. Fes servir un altre bot, o primer treu-ne el webhook allà.</translation>
    </message>
    <message>
        <source>✓ Connected as {name}.</source>
        <translation>✓ Connectat com a {name}.</translation>
    </message>
</context>
<context>
    <name>CitizenPhone</name>
    <message>
        <source>Me</source>
        <translation>Jo</translation>
    </message>
    <message>
        <source>Town hall</source>
        <translation>Ajuntament</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregit</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Nota de veu</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicació</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fitxer</translation>
    </message>
</context>
<context>
    <name>ConnectionBox</name>
    <message>
        <source>Test of the channels</source>
        <translation>Prova dels canals</translation>
    </message>
    <message>
        <source>Asks each provider who we are and touches no message. The diagnosis holds no names, texts or secrets.</source>
        <translation>Pregunta a cada proveïdor qui som, sense tocar cap missatge. El diagnòstic no conté noms, textos ni secrets.</translation>
    </message>
    <message>
        <source>Test the channels</source>
        <translation>Prova els canals</translation>
    </message>
    <message>
        <source>Copy the diagnosis</source>
        <translation>Copia el diagnòstic</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>S’està preguntant…</translation>
    </message>
    <message>
        <source>✓ {name}: {account}</source>
        <translation>✓ {name}: {account}</translation>
    </message>
    <message>
        <source>There is no channel yet.</source>
        <translation>Encara no hi ha cap canal.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>S’està mirant…</translation>
    </message>
    <message>
        <source>The diagnosis is on the clipboard: paste it into a message to IT.</source>
        <translation>El diagnòstic és al porta-retalls: enganxa’l en un missatge a informàtica.</translation>
    </message>
    <message>
        <source>Add a channel…</source>
        <translation>Afegeix un canal…</translation>
    </message>
    <message>
        <source>Connected: messages come in from now on.</source>
        <translation>Connectat: a partir d’ara entren missatges.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Ventanilla</source>
        <translation>Ventanilla</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Enrere</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Següent</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Obre la finestreta</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecta</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Surt</translation>
    </message>
    <message>
        <source>Keeping everything…</source>
        <translation>S’està desant tot…</translation>
    </message>
</context>
<context>
    <name>HabitsPage</name>
    <message>
        <source>Notices and keys</source>
        <translation>Avisos i tecles</translation>
    </message>
    <message>
        <source>Notices say that somebody waits, never who or what.</source>
        <translation>Els avisos diuen que algú espera, mai qui ni què.</translation>
    </message>
    <message>
        <source>The keys of the first day</source>
        <translation>Les tecles del primer dia</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Accions i les seves tecles</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Find an action or a key</source>
        <translation>Cerca una acció o una tecla</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acció</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Canvia la tecla</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sense tecla</translation>
    </message>
    <message>
        <source>Reset this one</source>
        <translation>Restableix aquesta</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restableix-ho tot</translation>
    </message>
    <message>
        <source>{keys}  (always)</source>
        <translation>{keys}  (sempre)</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Prem les tecles…</translation>
    </message>
    <message>
        <source>Press the new keys for «{action}». Esc leaves it as it is.</source>
        <translation>Prem les tecles noves per a «{action}». Esc ho deixa com està.</translation>
    </message>
    <message>
        <source>«{action}» is {keys} from now on.</source>
        <translation>A partir d’ara «{action}» és {keys}.</translation>
    </message>
    <message>
        <source>«{action}» has no key any more; it stays in the command palette.</source>
        <translation>«{action}» ja no té tecla; continua a la paleta d’ordres.</translation>
    </message>
    <message>
        <source>«{action}» has its first key again.</source>
        <translation>«{action}» torna a tenir la tecla d’origen.</translation>
    </message>
    <message>
        <source>All actions have their first keys again.</source>
        <translation>Totes les accions tornen a tenir les tecles d’origen.</translation>
    </message>
    <message>
        <source>IT manages this value</source>
        <translation>Ho gestiona informàtica</translation>
    </message>
    <message>
        <source>Enter changes the key of a row, Delete takes it away.</source>
        <translation>Intro canvia la tecla d’una fila, Supr la treu.</translation>
    </message>
    <message>
        <source>{keys} is AltGr on many keyboards and types signs like € and @. Choose keys without it.</source>
        <translation>{keys} és AltGr en molts teclats i escriu signes com € i @. Tria tecles sense aquesta combinació.</translation>
    </message>
    <message>
        <source>{keys} opens menus: Alt with a letter is not ours to give. Choose other keys.</source>
        <translation>{keys} obre menús: Alt amb una lletra no és nostre. Tria unes altres tecles.</translation>
    </message>
    <message>
        <source>{keys} changes the keyboard layout on many computers. Choose other keys.</source>
        <translation>{keys} canvia la disposició del teclat en molts ordinadors. Tria unes altres tecles.</translation>
    </message>
    <message>
        <source>{keys} belongs to the computer itself and would not reach us. Choose other keys.</source>
        <translation>{keys} és de l’ordinador mateix i no ens arribaria. Tria unes altres tecles.</translation>
    </message>
    <message>
        <source>{keys} is needed for writing and moving. Choose other keys.</source>
        <translation>{keys} fa falta per escriure i moure’s. Tria unes altres tecles.</translation>
    </message>
    <message>
        <source>{keys} alone would fire while typing. Add Ctrl, or turn letters on below.</source>
        <translation>{keys} sola es dispararia mentre escrius. Afegeix-hi Ctrl, o activa les lletres aquí sota.</translation>
    </message>
    <message>
        <source>{keys} always does «{action}»; that cannot be changed. Choose other keys.</source>
        <translation>{keys} sempre fa «{action}»; això no es pot canviar. Tria unes altres tecles.</translation>
    </message>
    <message>
        <source>{keys} already does «{action}». Choose other keys, or give that one others first.</source>
        <translation>{keys} ja fa «{action}». Tria unes altres tecles, o primer dona’n unes altres a aquella acció.</translation>
    </message>
    <message>
        <source>That was no combination we could use. Press other keys.</source>
        <translation>Aquesta combinació no es pot fer servir. Prem unes altres tecles.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Tanca la sessió</translation>
    </message>
    <message>
        <source>Ends the program; the next start asks for the PIN</source>
        <translation>Acaba el programa; en tornar-lo a obrir demanarà el PIN</translation>
    </message>
    <message>
        <source>No PIN is kept, so any key opens it. Choose one in the settings, under Privacy.</source>
        <translation>No hi ha cap PIN desat i qualsevol tecla l’obre. Tria’n un a la configuració, a Privadesa.</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>Aquest no és el PIN. Torna-ho a provar.</translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. The next try in %n second(s).</source>
        <translation>
            <numerusform>Aquest no és el PIN. Ho podràs tornar a provar d’aquí a %n segon.</numerusform>
            <numerusform>Aquest no és el PIN. Ho podràs tornar a provar d’aquí a %n segons.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Welcome to Ventanilla</source>
        <translation>Et donem la benvinguda a Ventanilla</translation>
    </message>
    <message>
        <source>A few questions, and the counter opens. Everything can be changed later in the settings.</source>
        <translation>Unes quantes preguntes i s’obre la finestreta. Després tot es pot canviar a la configuració.</translation>
    </message>
</context>
<context>
    <name>NewCitizen</name>
    <message>
        <source>New citizen</source>
        <translation>Ciutadà nou</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Afegeix</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Language of the phone</source>
        <translation>Llengua del telèfon</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Open Ventanilla</source>
        <translation>Obre Ventanilla</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestis</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Surt</translation>
    </message>
    <message>
        <source>New message · {topic}</source>
        <translation>Missatge nou · {topic}</translation>
    </message>
    <message>
        <source>It goes on in the tray. Quit from its menu or with the window's.</source>
        <translation>Continua a la safata. Per sortir-ne, fes-ho des del seu menú o des de la finestra.</translation>
    </message>
</context>
<context>
    <name>PhoneWindow</name>
    <message>
        <source>File</source>
        <translation>Fitxer</translation>
    </message>
    <message>
        <source>Buttons under the last message</source>
        <translation>Botons sota l’últim missatge</translation>
    </message>
    <message>
        <source>Buttons in place of the keyboard</source>
        <translation>Botons en lloc del teclat</translation>
    </message>
    <message>
        <source>Unblock the town hall</source>
        <translation>Desbloqueja l’ajuntament</translation>
    </message>
    <message>
        <source>Block the town hall</source>
        <translation>Bloqueja l’ajuntament</translation>
    </message>
    <message>
        <source>This citizen has blocked the town hall</source>
        <translation>Aquest ciutadà ha bloquejat l’ajuntament</translation>
    </message>
    <message>
        <source>Correct the message; Esc leaves it as it was</source>
        <translation>Corregeix el missatge; Esc el deixa com estava</translation>
    </message>
</context>
<context>
    <name>PinBox</name>
    <message>
        <source>PIN of the lock screen</source>
        <translation>PIN de la pantalla de bloqueig</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>Canvia el PIN…</translation>
    </message>
    <message>
        <source>Choose a PIN…</source>
        <translation>Tria un PIN…</translation>
    </message>
    <message>
        <source>A PIN is kept. Wrong tries have to wait longer and longer.</source>
        <translation>Hi ha un PIN desat. Si s’equivoquen, cada intent ha d’esperar més.</translation>
    </message>
    <message>
        <source>None is kept: the lock screen hides the words, but any key opens it.</source>
        <translation>No n’hi ha cap: la pantalla de bloqueig amaga els textos, però qualsevol tecla l’obre.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fet.</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Change the PIN</source>
        <translation>Canvia el PIN</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Tria un PIN</translation>
    </message>
    <message>
        <source>Keep the PIN</source>
        <translation>Desa el PIN</translation>
    </message>
    <message>
        <source>The lock screen asks for it. It is kept on this computer in a form nobody can read.</source>
        <translation>El demana la pantalla de bloqueig. Es desa en aquest ordinador d’una manera que ningú pot llegir.</translation>
    </message>
    <message>
        <source>PIN until now</source>
        <translation>PIN actual</translation>
    </message>
    <message numerus="yes">
        <source>New PIN (%n or more signs)</source>
        <translation>
            <numerusform>PIN nou (%n signe o més)</numerusform>
            <numerusform>PIN nou (%n signes o més)</numerusform>
        </translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>El mateix una altra vegada</translation>
    </message>
    <message>
        <source>Have no PIN</source>
        <translation>No vull PIN</translation>
    </message>
    <message>
        <source>The two are not the same. Nothing was kept; type it again.</source>
        <translation>No són iguals. No s’ha desat res; torna’l a escriure.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>This computer already holds the key of this desk. Nothing was changed; open the desk as always.</source>
        <translation>Aquest ordinador ja té la clau d’aquesta oficina. No s’ha canviat res; obre l’oficina com sempre.</translation>
    </message>
    <message>
        <source>There is no desk in {path}. Nothing was made; check the folder, or restore a backup.</source>
        <translation>A {path} no hi ha cap oficina. No s’ha creat res; revisa la carpeta, o restaura una còpia de seguretat.</translation>
    </message>
    <message>
        <source>A PIN has {least} to {most} signs. Nothing was changed; choose another.</source>
        <translation>Un PIN té de {least} a {most} signes. No s’ha canviat res; tria’n un altre.</translation>
    </message>
    <message>
        <source>That is not the PIN. Nothing was changed; try again.</source>
        <translation>Aquest no és el PIN. No s’ha canviat res; torna-ho a provar.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Nothing was looked at; wait {seconds} seconds and try again.</source>
        <translation>Massa PIN equivocats. No s’ha mirat res; espera {seconds} segons i torna-ho a provar.</translation>
    </message>
    <message>
        <source>The kept PIN cannot be read, so the screen stays locked. Ask IT to take it away with: ventanilla operator forget-pin LOGIN</source>
        <translation>El PIN desat no es pot llegir i la pantalla segueix bloquejada. Demana a informàtica que el tregui amb: ventanilla operator forget-pin LOGIN</translation>
    </message>
</context>
<context>
    <name>ProxyField</name>
    <message>
        <source>This address:</source>
        <translation>Aquesta adreça:</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>It is on paper, away from this computer</source>
        <translation>És en paper, lluny d’aquest ordinador</translation>
    </message>
    <message>
        <source>Printed on {date}. Opens backups of this desk, and the desk itself when its key is lost:
ventanilla recovery-key open
Keep it away from the computer. Whoever holds it and a backup can read everything.</source>
        <translation>Imprès el {date}. Obre les còpies de seguretat d’aquesta oficina, i l’oficina mateixa si se’n perd la clau:
ventanilla recovery-key open
Guarda-ho lluny de l’ordinador. Qui ho tingui juntament amb una còpia de seguretat ho pot llegir tot.</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message>
        <source>For five seconds it can be undone.</source>
        <translation>Durant cinc segons es pot desfer.</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Derivada</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Sense resposta</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>From the next start.</source>
        <translation>A partir de la propera vegada que s’obri.</translation>
    </message>
    <message>
        <source>IT manages this value</source>
        <translation>Ho gestiona informàtica</translation>
    </message>
    <message>
        <source>Fixed for this run from outside (environment or command line)</source>
        <translation>Fixat des de fora mentre el programa estigui obert (entorn o línia d’ordres)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The package brings no text of its own; its licence is {licence}.</source>
        <translation>El paquet no porta cap text propi; la seva llicència és {licence}.</translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>Inici i final</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>L’oficina</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Dreceres</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Quant a</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Mida del text</translation>
    </message>
    <message>
        <source>Target for the wait</source>
        <translation>Objectiu d’espera</translation>
    </message>
    <message>
        <source>A claim lapses after</source>
        <translation>Una conversa agafada caduca al cap de</translation>
    </message>
    <message>
        <source>… for so long after closing</source>
        <translation>… durant aquest temps després de tancar</translation>
    </message>
    <message>
        <source>Show name and text in notices</source>
        <translation>Mostra el nom i el text als avisos</translation>
    </message>
    <message>
        <source>Do not disturb every day</source>
        <translation>No molestis cada dia</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Intro envia</translation>
    </message>
    <message>
        <source>Time to take a reply back</source>
        <translation>Temps per desfer una resposta</translation>
    </message>
    <message>
        <source>Letters alone are shortcuts, too</source>
        <translation>Les lletres soles també són dreceres</translation>
    </message>
    <message>
        <source>Lock the screen after idle</source>
        <translation>Bloca la pantalla sense activitat</translation>
    </message>
    <message>
        <source>Wait for messages</source>
        <translation>Espera de missatges</translation>
    </message>
    <message>
        <source>Wait for an answer when sending</source>
        <translation>Espera de resposta en enviar</translation>
    </message>
    <message>
        <source>How much the log says</source>
        <translation>Què diu el registre</translation>
    </message>
    <message>
        <source>Only where there is a tray; Quit always ends the program.</source>
        <translation>Només on hi ha safata; Surt sempre acaba el programa.</translation>
    </message>
    <message>
        <source>The ring is full and turns red then.</source>
        <translation>Aleshores l’anella és plena i es torna vermella.</translation>
    </message>
    <message>
        <source>A console that is gone gives its conversations back to the queue.</source>
        <translation>Una consola que ja no hi és torna les converses a la cua.</translation>
    </message>
    <message>
        <source>Anybody who passes could read them; never while locked.</source>
        <translation>Qualsevol que passi els podria llegir; mai amb la pantalla bloquejada.</translation>
    </message>
    <message>
        <source>Neither sound nor notices between these hours.</source>
        <translation>Ni so ni avisos entre aquestes hores.</translation>
    </message>
    <message>
        <source>Off: Enter begins a new line and Ctrl+Enter sends.</source>
        <translation>Si no: Intro fa línia nova i Ctrl+Intro envia.</translation>
    </message>
    <message>
        <source>So long a reply waits before it leaves.</source>
        <translation>La resposta espera aquest temps abans de sortir.</translation>
    </message>
    <message>
        <source>Outside the boxes only. Leave it off with voice input or a screen reader.</source>
        <translation>Només fora de les caixes de text. Millor no activar-ho amb dictat o lector de pantalla.</translation>
    </message>
    <message>
        <source>0 never locks by itself.</source>
        <translation>Amb 0 no es bloca mai tota sola.</translation>
    </message>
    <message>
        <source>Never names, texts or numbers of citizens.</source>
        <translation>Mai noms, textos ni números de la ciutadania.</translation>
    </message>
    <message>
        <source>An address like http://proxy.town.example:3128, without a password.</source>
        <translation>Una adreça com http://proxy.town.example:3128, sense contrasenya.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Cap</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Much</source>
        <translation>Força</translation>
    </message>
    <message>
        <source>Only what is odd</source>
        <translation>Només el que és estrany</translation>
    </message>
    <message>
        <source>Only what failed</source>
        <translation>Només el que ha fallat</translation>
    </message>
    <message>
        <source>Code of the town</source>
        <translation>Codi de l’ajuntament</translation>
    </message>
    <message>
        <source>Folder of the town's own code</source>
        <translation>Carpeta del codi propi</translation>
    </message>
    <message>
        <source>Certificates for the town's services</source>
        <translation>Certificats per als serveis propis</translation>
    </message>
    <message>
        <source>Answers by internal code are loaded from there; empty for none.</source>
        <translation>D’aquí es carreguen les respostes amb codi intern; buit per a cap.</translation>
    </message>
    <message>
        <source>A file with the town's own authority; empty for the usual ones.</source>
        <translation>Un fitxer amb l’autoritat pròpia de l’ajuntament; buit per a les habituals.</translation>
    </message>
    <message>
        <source>Proxy for the town's services</source>
        <translation>Proxy per als serveis propis</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Pages</source>
        <translation>Pàgines</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>In one hour, at {time}</source>
        <translation>D’aquí a una hora, a les {time}</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupada</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>Descans</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Fora de línia</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Al taulell</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search people, conversations or commands</source>
        <translation>Cerca persones, converses o ordres</translation>
    </message>
    <message>
        <source>{status} · {n} min</source>
        <translation>{status} · {n} min</translation>
    </message>
    <message numerus="yes">
        <source>… for %n minute(s)</source>
        <translation>
            <numerusform>… durant %n minut</numerusform>
            <numerusform>… durant %n minuts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Tell the citizen</source>
        <translation>Avisa el ciutadà</translation>
    </message>
    <message>
        <source>What the citizen is told</source>
        <translation>Què es diu al ciutadà</translation>
    </message>
    <message>
        <source>There is nobody to transfer it to: add a colleague or a team first.</source>
        <translation>No hi ha ningú a qui transferir-la: primer afegeix una companya o un equip.</translation>
    </message>
</context>
<context>
    <name>UndoShelf</name>
    <message>
        <source>Closed: {name}</source>
        <translation>Tancada: {name}</translation>
    </message>
    <message>
        <source>It is open and yours again, as it was</source>
        <translation>Torna a ser oberta i teva, tal com era</translation>
    </message>
</context>
<context>
    <name>WipeBox</name>
    <message>
        <source>Local data</source>
        <translation>Dades locals</translation>
    </message>
    <message>
        <source>The training town is thrown away at its end; this ends it now.</source>
        <translation>El poble d’entrenament es llença en acabar; això l’acaba ara.</translation>
    </message>
    <message>
        <source>Takes everything of this desk off this computer, for instance before it is given away.</source>
        <translation>Treu d’aquest ordinador tot el que és d’aquesta oficina, per exemple abans de donar-lo.</translation>
    </message>
    <message>
        <source>End the training town</source>
        <translation>Acaba el poble d’entrenament</translation>
    </message>
    <message>
        <source>Wipe this desk…</source>
        <translation>Esborra aquesta oficina…</translation>
    </message>
</context>
<context>
    <name>WipeDialog</name>
    <message>
        <source>Wipe this desk</source>
        <translation>Esborra aquesta oficina</translation>
    </message>
    <message>
        <source>Wipe everything</source>
        <translation>Esborra-ho tot</translation>
    </message>
    <message>
        <source>WIPE</source>
        <translation>ESBORRA</translation>
    </message>
    <message>
        <source>Every conversation, file, operator, channel and secret of this desk disappears from this computer and cannot be brought back from it. Backups stay and open with their key or the recovery key. The program ends then.</source>
        <translation>Totes les converses, fitxers, operadors, canals i secrets d’aquesta oficina desapareixen d’aquest ordinador i no es poden recuperar d’aquí. Les còpies de seguretat es queden i s’obren amb la seva clau o amb la clau de recuperació. Després el programa s’acaba.</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Escriu {word} per confirmar-ho</translation>
    </message>
</context>
<context>
    <name>WritingBox</name>
    <message>
        <source>Enter sends · Shift+Enter new line · Ctrl+Enter sends and goes to the next</source>
        <translation>Intro envia · Maj+Intro línia nova · Ctrl+Intro envia i passa a la següent</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends · Enter new line · Ctrl+Shift+Enter sends and goes to the next</source>
        <translation>Ctrl+Intro envia · Intro línia nova · Ctrl+Maj+Intro envia i passa a la següent</translation>
    </message>
</context>
<context>
    <name>YouPage</name>
    <message>
        <source>You will be a supervisor: you may do everything at this desk.</source>
        <translation>Seràs supervisora: ho pots fer tot en aquesta oficina.</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>Hand over my shift</source>
        <translation>Passar el torn</translation>
    </message>
    <message>
        <source>What you hold now. Space takes a line out; what stays ticked is handed over.</source>
        <translation>El que portes ara. L'espai treu una línia; el que queda marcat es passa.</translation>
    </message>
    <message>
        <source>You hold nothing. There is nothing to hand over.</source>
        <translation>No portes res. No hi ha res per passar.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Note for whoever takes them (needed; no citizen sees it)</source>
        <translation>Nota per a qui ho agafi (cal; cap ciutadà no la veu)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimeix…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Desa com a…</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Ciutadà</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estat</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>Última paraula</translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation>En pausa fins {time}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Oberta</translation>
    </message>
    <message>
        <source>We</source>
        <translation>Nosaltres</translation>
    </message>
    <message>
        <source>{who}, {time}: {words}</source>
        <translation>{who}, {time}: {words}</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Equip {name}</translation>
    </message>
    <message>
        <source>Hand over: {n}</source>
        <translation>Passa: {n}</translation>
    </message>
    <message>
        <source>Hand-over of {name}, {time}</source>
        <translation>Relleu de {name}, {time}</translation>
    </message>
    <message>
        <source>Holds citizens' names and words: keep it at the desk and shred it afterwards.</source>
        <translation>Té noms i paraules de ciutadans: guarda'l al taulell i destrueix-lo després.</translation>
    </message>
    <message>
        <source>Sheet to print (PDF) (*.pdf)</source>
        <translation>Full per imprimir (PDF) (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (HTML) (*.html)</source>
        <translation>Pàgina web (HTML) (*.html)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Desat com a {name}</translation>
    </message>
</context>
<context>
    <name>HandoverActs</name>
    <message>
        <source>Handed over: {n}.</source>
        <translation>Passades: {n}.</translation>
    </message>
    <message>
        <source>Not handed over, because somebody was faster: {n}.</source>
        <translation>No passades, perquè algú ha estat més ràpid: {n}.</translation>
    </message>
</context>
</TS>
