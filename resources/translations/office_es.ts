<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>The citizens' counter. Free software of towns for towns, under the European Union Public Licence.</source>
        <translation>La ventanilla de la ciudadanía. Software libre de ayuntamientos para ayuntamientos, con la Licencia Pública de la Unión Europea.</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Copiar las versiones</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Partes del programa</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>My status…</source>
        <translation>Mi estado…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Choose a conversation in the list.</source>
        <translation>Elige una conversación de la lista.</translation>
    </message>
    <message>
        <source>Choose a conversation, or press {keys} to take the next one.</source>
        <translation>Elige una conversación o pulsa {keys} para coger la siguiente.</translation>
    </message>
    <message>
        <source>Hand over my shift…</source>
        <translation>Pasar el turno…</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>You are available again.</source>
        <translation>Vuelves a estar disponible.</translation>
    </message>
    <message>
        <source>You are back; your status is what it was.</source>
        <translation>Has vuelto; tu estado es el de antes.</translation>
    </message>
</context>
<context>
    <name>AttendanceQuestions</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigues ahí?</translation>
    </message>
    <message>
        <source>Nobody has touched the console for ten minutes. Without an answer your status becomes On a break.</source>
        <translation>Hace diez minutos que nadie toca la consola. Si no respondes, tu estado pasará a Descanso.</translation>
    </message>
    <message>
        <source>Any key or click says that you are here.</source>
        <translation>Cualquier tecla o clic dice que estás aquí.</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Estoy aquí</translation>
    </message>
    <message>
        <source>Your break is over</source>
        <translation>Se ha acabado el descanso</translation>
    </message>
    <message>
        <source>The minutes of your break have passed. Until you say otherwise you stay on a break and nothing rings.</source>
        <translation>Han pasado los minutos del descanso. Mientras no digas nada sigues en descanso y no suena nada.</translation>
    </message>
    <message>
        <source>I am available</source>
        <translation>Estoy disponible</translation>
    </message>
    <message>
        <source>Ten minutes more</source>
        <translation>Diez minutos más</translation>
    </message>
</context>
<context>
    <name>ChannelPage</name>
    <message>
        <source>Where do citizens write?</source>
        <translation>¿Dónde escribe la ciudadanía?</translation>
    </message>
    <message>
        <source>Telegram bot</source>
        <translation>Bot de Telegram</translation>
    </message>
    <message>
        <source>Matrix account</source>
        <translation>Cuenta de Matrix</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Make a bot by writing to @BotFather on Telegram and copy its token here.</source>
        <translation>Crea un bot escribiendo a @BotFather en Telegram y copia aquí su token.</translation>
    </message>
    <message>
        <source>An account of the town on its own Matrix server or on somebody else's.</source>
        <translation>Una cuenta del ayuntamiento en su propio servidor Matrix o en el de otro.</translation>
    </message>
    <message>
        <source>The desk opens without a channel; connect one in the settings, under Connection.</source>
        <translation>La oficina se abre sin ningún canal; conecta uno en los ajustes, en Conexión.</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>Nombre del canal</translation>
    </message>
    <message>
        <source>Homeserver, like https://matrix.town.example</source>
        <translation>Servidor, como https://matrix.town.example</translation>
    </message>
    <message>
        <source>Server (leave it as it is)</source>
        <translation>Servidor (déjalo como está)</translation>
    </message>
    <message>
        <source>User, like @counter:town.example</source>
        <translation>Usuario, como @oac:town.example</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Another program receives this bot's messages by webhook. Use another bot, or remove the webhook there first.</source>
        <translation>Otro programa recibe los mensajes de este bot por webhook. Usa otro bot, o primero quita allí el webhook.</translation>
    </message>
    <message>
        <source>✓ Connected as {name}.</source>
        <translation>✓ Conectado como {name}.</translation>
    </message>
</context>
<context>
    <name>CitizenPhone</name>
    <message>
        <source>Me</source>
        <translation>Yo</translation>
    </message>
    <message>
        <source>Town hall</source>
        <translation>Ayuntamiento</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Nota de voz</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
</context>
<context>
    <name>ConnectionBox</name>
    <message>
        <source>Test of the channels</source>
        <translation>Prueba de los canales</translation>
    </message>
    <message>
        <source>Asks each provider who we are and touches no message. The diagnosis holds no names, texts or secrets.</source>
        <translation>Pregunta a cada proveedor quiénes somos, sin tocar ningún mensaje. El diagnóstico no contiene nombres, textos ni secretos.</translation>
    </message>
    <message>
        <source>Test the channels</source>
        <translation>Probar los canales</translation>
    </message>
    <message>
        <source>Copy the diagnosis</source>
        <translation>Copiar el diagnóstico</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>✓ {name}: {account}</source>
        <translation>✓ {name}: {account}</translation>
    </message>
    <message>
        <source>There is no channel yet.</source>
        <translation>Aún no hay ningún canal.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>The diagnosis is on the clipboard: paste it into a message to IT.</source>
        <translation>El diagnóstico está en el portapapeles: pégalo en un mensaje a informática.</translation>
    </message>
    <message>
        <source>Add a channel…</source>
        <translation>Añadir un canal…</translation>
    </message>
    <message>
        <source>Connected: messages come in from now on.</source>
        <translation>Conectado: a partir de ahora entran mensajes.</translation>
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
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Abrir la ventanilla</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Keeping everything…</source>
        <translation>Guardándolo todo…</translation>
    </message>
</context>
<context>
    <name>HabitsPage</name>
    <message>
        <source>Notices and keys</source>
        <translation>Avisos y teclas</translation>
    </message>
    <message>
        <source>Notices say that somebody waits, never who or what.</source>
        <translation>Los avisos dicen que alguien espera, nunca quién ni qué.</translation>
    </message>
    <message>
        <source>The keys of the first day</source>
        <translation>Las teclas del primer día</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Find an action or a key</source>
        <translation>Busca una acción o una tecla</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>Cambiar la tecla</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sin tecla</translation>
    </message>
    <message>
        <source>Reset this one</source>
        <translation>Restablecer esta</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>{keys}  (always)</source>
        <translation>{keys}  (siempre)</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Pulsa las teclas…</translation>
    </message>
    <message>
        <source>Press the new keys for «{action}». Esc leaves it as it is.</source>
        <translation>Pulsa las teclas nuevas para «{action}». Esc lo deja como está.</translation>
    </message>
    <message>
        <source>«{action}» is {keys} from now on.</source>
        <translation>A partir de ahora «{action}» es {keys}.</translation>
    </message>
    <message>
        <source>«{action}» has no key any more; it stays in the command palette.</source>
        <translation>«{action}» ya no tiene tecla; sigue en la paleta de órdenes.</translation>
    </message>
    <message>
        <source>«{action}» has its first key again.</source>
        <translation>«{action}» vuelve a tener la tecla de origen.</translation>
    </message>
    <message>
        <source>All actions have their first keys again.</source>
        <translation>Todas las acciones vuelven a tener las teclas de origen.</translation>
    </message>
    <message>
        <source>IT manages this value</source>
        <translation>Lo gestiona informática</translation>
    </message>
    <message>
        <source>Enter changes the key of a row, Delete takes it away.</source>
        <translation>Intro cambia la tecla de una fila, Supr la quita.</translation>
    </message>
    <message>
        <source>{keys} is AltGr on many keyboards and types signs like € and @. Choose keys without it.</source>
        <translation>{keys} es AltGr en muchos teclados y escribe signos como € y @. Elige teclas sin esa combinación.</translation>
    </message>
    <message>
        <source>{keys} opens menus: Alt with a letter is not ours to give. Choose other keys.</source>
        <translation>{keys} abre menús: Alt con una letra no es nuestro. Elige otras teclas.</translation>
    </message>
    <message>
        <source>{keys} changes the keyboard layout on many computers. Choose other keys.</source>
        <translation>{keys} cambia la distribución del teclado en muchos ordenadores. Elige otras teclas.</translation>
    </message>
    <message>
        <source>{keys} belongs to the computer itself and would not reach us. Choose other keys.</source>
        <translation>{keys} es del propio ordenador y no nos llegaría. Elige otras teclas.</translation>
    </message>
    <message>
        <source>{keys} is needed for writing and moving. Choose other keys.</source>
        <translation>{keys} hace falta para escribir y moverse. Elige otras teclas.</translation>
    </message>
    <message>
        <source>{keys} alone would fire while typing. Add Ctrl, or turn letters on below.</source>
        <translation>{keys} sola se dispararía mientras escribes. Añade Ctrl, o activa las letras aquí abajo.</translation>
    </message>
    <message>
        <source>{keys} always does «{action}»; that cannot be changed. Choose other keys.</source>
        <translation>{keys} siempre hace «{action}»; eso no se puede cambiar. Elige otras teclas.</translation>
    </message>
    <message>
        <source>{keys} already does «{action}». Choose other keys, or give that one others first.</source>
        <translation>{keys} ya hace «{action}». Elige otras teclas, o primero da otras a esa acción.</translation>
    </message>
    <message>
        <source>That was no combination we could use. Press other keys.</source>
        <translation>Esa combinación no se puede usar. Pulsa otras teclas.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar la sesión</translation>
    </message>
    <message>
        <source>Ends the program; the next start asks for the PIN</source>
        <translation>Termina el programa; al volver a abrirlo pedirá el PIN</translation>
    </message>
    <message>
        <source>No PIN is kept, so any key opens it. Choose one in the settings, under Privacy.</source>
        <translation>No hay ningún PIN guardado y cualquier tecla la abre. Elige uno en los ajustes, en Privacidad.</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>Ese no es el PIN. Vuelve a intentarlo.</translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. The next try in %n second(s).</source>
        <translation>
            <numerusform>Ese no es el PIN. Podrás volver a intentarlo dentro de %n segundo.</numerusform>
            <numerusform>Ese no es el PIN. Podrás volver a intentarlo dentro de %n segundos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Welcome to Ventanilla</source>
        <translation>Te damos la bienvenida a Ventanilla</translation>
    </message>
    <message>
        <source>A few questions, and the counter opens. Everything can be changed later in the settings.</source>
        <translation>Unas pocas preguntas y se abre la ventanilla. Después todo se puede cambiar en los ajustes.</translation>
    </message>
</context>
<context>
    <name>NewCitizen</name>
    <message>
        <source>New citizen</source>
        <translation>Ciudadano nuevo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Language of the phone</source>
        <translation>Idioma del teléfono</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Open Ventanilla</source>
        <translation>Abrir Ventanilla</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>New message · {topic}</source>
        <translation>Mensaje nuevo · {topic}</translation>
    </message>
    <message>
        <source>It goes on in the tray. Quit from its menu or with the window's.</source>
        <translation>Sigue en la bandeja. Para salir, hazlo desde su menú o desde la ventana.</translation>
    </message>
</context>
<context>
    <name>PhoneWindow</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Buttons under the last message</source>
        <translation>Botones bajo el último mensaje</translation>
    </message>
    <message>
        <source>Buttons in place of the keyboard</source>
        <translation>Botones en lugar del teclado</translation>
    </message>
    <message>
        <source>Unblock the town hall</source>
        <translation>Desbloquea al ayuntamiento</translation>
    </message>
    <message>
        <source>Block the town hall</source>
        <translation>Bloquea al ayuntamiento</translation>
    </message>
    <message>
        <source>This citizen has blocked the town hall</source>
        <translation>Este ciudadano ha bloqueado al ayuntamiento</translation>
    </message>
    <message>
        <source>Correct the message; Esc leaves it as it was</source>
        <translation>Corrige el mensaje; Esc lo deja como estaba</translation>
    </message>
</context>
<context>
    <name>PinBox</name>
    <message>
        <source>PIN of the lock screen</source>
        <translation>PIN de la pantalla de bloqueo</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>Cambiar el PIN…</translation>
    </message>
    <message>
        <source>Choose a PIN…</source>
        <translation>Elegir un PIN…</translation>
    </message>
    <message>
        <source>A PIN is kept. Wrong tries have to wait longer and longer.</source>
        <translation>Hay un PIN guardado. Si se equivocan, cada intento tiene que esperar más.</translation>
    </message>
    <message>
        <source>None is kept: the lock screen hides the words, but any key opens it.</source>
        <translation>No hay ninguno: la pantalla de bloqueo esconde los textos, pero cualquier tecla la abre.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Hecho.</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Change the PIN</source>
        <translation>Cambiar el PIN</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Elegir un PIN</translation>
    </message>
    <message>
        <source>Keep the PIN</source>
        <translation>Guardar el PIN</translation>
    </message>
    <message>
        <source>The lock screen asks for it. It is kept on this computer in a form nobody can read.</source>
        <translation>Lo pide la pantalla de bloqueo. Se guarda en este ordenador de una forma que nadie puede leer.</translation>
    </message>
    <message>
        <source>PIN until now</source>
        <translation>PIN actual</translation>
    </message>
    <message numerus="yes">
        <source>New PIN (%n or more signs)</source>
        <translation>
            <numerusform>PIN nuevo (%n signo o más)</numerusform>
            <numerusform>PIN nuevo (%n signos o más)</numerusform>
        </translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>El mismo otra vez</translation>
    </message>
    <message>
        <source>Have no PIN</source>
        <translation>No quiero PIN</translation>
    </message>
    <message>
        <source>The two are not the same. Nothing was kept; type it again.</source>
        <translation>No son iguales. No se ha guardado nada; vuelve a escribirlo.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>This computer already holds the key of this desk. Nothing was changed; open the desk as always.</source>
        <translation>Este ordenador ya tiene la clave de esta oficina. No se ha cambiado nada; abre la oficina como siempre.</translation>
    </message>
    <message>
        <source>There is no desk in {path}. Nothing was made; check the folder, or restore a backup.</source>
        <translation>En {path} no hay ninguna oficina. No se ha creado nada; revisa la carpeta, o restaura una copia de seguridad.</translation>
    </message>
    <message>
        <source>A PIN has {least} to {most} signs. Nothing was changed; choose another.</source>
        <translation>Un PIN tiene de {least} a {most} signos. No se ha cambiado nada; elige otro.</translation>
    </message>
    <message>
        <source>That is not the PIN. Nothing was changed; try again.</source>
        <translation>Ese no es el PIN. No se ha cambiado nada; vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Nothing was looked at; wait {seconds} seconds and try again.</source>
        <translation>Demasiados PIN equivocados. No se ha mirado nada; espera {seconds} segundos y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>The kept PIN cannot be read, so the screen stays locked. Ask IT to take it away with: ventanilla operator forget-pin LOGIN</source>
        <translation>El PIN guardado no se puede leer y la pantalla sigue bloqueada. Pide a informática que lo quite con: ventanilla operator forget-pin LOGIN</translation>
    </message>
</context>
<context>
    <name>ProxyField</name>
    <message>
        <source>This address:</source>
        <translation>Esta dirección:</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>It is on paper, away from this computer</source>
        <translation>Está en papel, lejos de este ordenador</translation>
    </message>
    <message>
        <source>Printed on {date}. Opens backups of this desk, and the desk itself when its key is lost:
ventanilla recovery-key open
Keep it away from the computer. Whoever holds it and a backup can read everything.</source>
        <translation>Impreso el {date}. Abre las copias de seguridad de esta oficina, y la propia oficina si se pierde su clave:
ventanilla recovery-key open
Guárdalo lejos del ordenador. Quien lo tenga junto con una copia de seguridad lo puede leer todo.</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message>
        <source>For five seconds it can be undone.</source>
        <translation>Durante cinco segundos se puede deshacer.</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Derivada</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Sin respuesta</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>From the next start.</source>
        <translation>A partir de la próxima vez que se abra.</translation>
    </message>
    <message>
        <source>IT manages this value</source>
        <translation>Lo gestiona informática</translation>
    </message>
    <message>
        <source>Fixed for this run from outside (environment or command line)</source>
        <translation>Fijado desde fuera mientras el programa esté abierto (entorno o línea de órdenes)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The package brings no text of its own; its licence is {licence}.</source>
        <translation>El paquete no trae ningún texto propio; su licencia es {licence}.</translation>
    </message>
    <message>
        <source>Start and end</source>
        <translation>Inicio y final</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>La oficina</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Target for the wait</source>
        <translation>Objetivo de espera</translation>
    </message>
    <message>
        <source>A claim lapses after</source>
        <translation>Una conversación cogida caduca al cabo de</translation>
    </message>
    <message>
        <source>… for so long after closing</source>
        <translation>… durante este tiempo después de cerrar</translation>
    </message>
    <message>
        <source>Show name and text in notices</source>
        <translation>Mostrar el nombre y el texto en los avisos</translation>
    </message>
    <message>
        <source>Do not disturb every day</source>
        <translation>No molestar cada día</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Intro envía</translation>
    </message>
    <message>
        <source>Time to take a reply back</source>
        <translation>Tiempo para deshacer una respuesta</translation>
    </message>
    <message>
        <source>Letters alone are shortcuts, too</source>
        <translation>Las letras solas también son atajos</translation>
    </message>
    <message>
        <source>Lock the screen after idle</source>
        <translation>Bloquear la pantalla sin actividad</translation>
    </message>
    <message>
        <source>Wait for messages</source>
        <translation>Espera de mensajes</translation>
    </message>
    <message>
        <source>Wait for an answer when sending</source>
        <translation>Espera de respuesta al enviar</translation>
    </message>
    <message>
        <source>How much the log says</source>
        <translation>Qué dice el registro</translation>
    </message>
    <message>
        <source>Only where there is a tray; Quit always ends the program.</source>
        <translation>Solo donde hay bandeja; Salir siempre termina el programa.</translation>
    </message>
    <message>
        <source>The ring is full and turns red then.</source>
        <translation>Entonces el anillo está lleno y se vuelve rojo.</translation>
    </message>
    <message>
        <source>A console that is gone gives its conversations back to the queue.</source>
        <translation>Una consola que ya no está devuelve las conversaciones a la cola.</translation>
    </message>
    <message>
        <source>Anybody who passes could read them; never while locked.</source>
        <translation>Cualquiera que pase podría leerlos; nunca con la pantalla bloqueada.</translation>
    </message>
    <message>
        <source>Neither sound nor notices between these hours.</source>
        <translation>Ni sonido ni avisos entre estas horas.</translation>
    </message>
    <message>
        <source>Off: Enter begins a new line and Ctrl+Enter sends.</source>
        <translation>Si no: Intro hace línea nueva y Ctrl+Intro envía.</translation>
    </message>
    <message>
        <source>So long a reply waits before it leaves.</source>
        <translation>La respuesta espera este tiempo antes de salir.</translation>
    </message>
    <message>
        <source>Outside the boxes only. Leave it off with voice input or a screen reader.</source>
        <translation>Solo fuera de las cajas de texto. Mejor no activarlo con dictado o lector de pantalla.</translation>
    </message>
    <message>
        <source>0 never locks by itself.</source>
        <translation>Con 0 no se bloquea nunca sola.</translation>
    </message>
    <message>
        <source>Never names, texts or numbers of citizens.</source>
        <translation>Nunca nombres, textos ni números de la ciudadanía.</translation>
    </message>
    <message>
        <source>An address like http://proxy.town.example:3128, without a password.</source>
        <translation>Una dirección como http://proxy.town.example:3128, sin contraseña.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Much</source>
        <translation>Bastante</translation>
    </message>
    <message>
        <source>Only what is odd</source>
        <translation>Solo lo que es raro</translation>
    </message>
    <message>
        <source>Only what failed</source>
        <translation>Solo lo que ha fallado</translation>
    </message>
    <message>
        <source>Code of the town</source>
        <translation>Código del ayuntamiento</translation>
    </message>
    <message>
        <source>Folder of the town's own code</source>
        <translation>Carpeta del código propio</translation>
    </message>
    <message>
        <source>Certificates for the town's services</source>
        <translation>Certificados para los servicios propios</translation>
    </message>
    <message>
        <source>Answers by internal code are loaded from there; empty for none.</source>
        <translation>De ahí se cargan las respuestas con código interno; vacío para ninguna.</translation>
    </message>
    <message>
        <source>A file with the town's own authority; empty for the usual ones.</source>
        <translation>Un archivo con la autoridad propia del ayuntamiento; vacío para las habituales.</translation>
    </message>
    <message>
        <source>Proxy for the town's services</source>
        <translation>Proxy para los servicios propios</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>In one hour, at {time}</source>
        <translation>Dentro de una hora, a las {time}</translation>
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
        <translation>Descanso</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Desconectada</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>En el mostrador</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search people, conversations or commands</source>
        <translation>Busca personas, conversaciones u órdenes</translation>
    </message>
    <message>
        <source>{status} · {n} min</source>
        <translation>{status} · {n} min</translation>
    </message>
    <message numerus="yes">
        <source>… for %n minute(s)</source>
        <translation>
            <numerusform>… durante %n minuto</numerusform>
            <numerusform>… durante %n minutos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Tell the citizen</source>
        <translation>Avisar al ciudadano</translation>
    </message>
    <message>
        <source>What the citizen is told</source>
        <translation>Qué se dice al ciudadano</translation>
    </message>
    <message>
        <source>There is nobody to transfer it to: add a colleague or a team first.</source>
        <translation>No hay nadie a quien transferirla: primero añade una compañera o un equipo.</translation>
    </message>
</context>
<context>
    <name>UndoShelf</name>
    <message>
        <source>Closed: {name}</source>
        <translation>Cerrada: {name}</translation>
    </message>
    <message>
        <source>It is open and yours again, as it was</source>
        <translation>Vuelve a estar abierta y a ser tuya, tal como era</translation>
    </message>
</context>
<context>
    <name>WipeBox</name>
    <message>
        <source>Local data</source>
        <translation>Datos locales</translation>
    </message>
    <message>
        <source>The training town is thrown away at its end; this ends it now.</source>
        <translation>El pueblo de entrenamiento se tira al acabar; esto lo acaba ahora.</translation>
    </message>
    <message>
        <source>Takes everything of this desk off this computer, for instance before it is given away.</source>
        <translation>Quita de este ordenador todo lo de esta oficina, por ejemplo antes de darlo.</translation>
    </message>
    <message>
        <source>End the training town</source>
        <translation>Acabar el pueblo de entrenamiento</translation>
    </message>
    <message>
        <source>Wipe this desk…</source>
        <translation>Borrar esta oficina…</translation>
    </message>
</context>
<context>
    <name>WipeDialog</name>
    <message>
        <source>Wipe this desk</source>
        <translation>Borrar esta oficina</translation>
    </message>
    <message>
        <source>Wipe everything</source>
        <translation>Borrar todo</translation>
    </message>
    <message>
        <source>WIPE</source>
        <translation>BORRAR</translation>
    </message>
    <message>
        <source>Every conversation, file, operator, channel and secret of this desk disappears from this computer and cannot be brought back from it. Backups stay and open with their key or the recovery key. The program ends then.</source>
        <translation>Todas las conversaciones, archivos, operadores, canales y secretos de esta oficina desaparecen de este ordenador y no se pueden recuperar de él. Las copias de seguridad se quedan y se abren con su clave o con la clave de recuperación. Después el programa termina.</translation>
    </message>
    <message>
        <source>Type {word} to confirm</source>
        <translation>Escribe {word} para confirmarlo</translation>
    </message>
</context>
<context>
    <name>WritingBox</name>
    <message>
        <source>Enter sends · Shift+Enter new line · Ctrl+Enter sends and goes to the next</source>
        <translation>Intro envía · Mayús+Intro línea nueva · Ctrl+Intro envía y pasa a la siguiente</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends · Enter new line · Ctrl+Shift+Enter sends and goes to the next</source>
        <translation>Ctrl+Intro envía · Intro línea nueva · Ctrl+Mayús+Intro envía y pasa a la siguiente</translation>
    </message>
</context>
<context>
    <name>YouPage</name>
    <message>
        <source>You will be a supervisor: you may do everything at this desk.</source>
        <translation>Serás supervisora: puedes hacerlo todo en esta oficina.</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>Hand over my shift</source>
        <translation>Pasar el turno</translation>
    </message>
    <message>
        <source>What you hold now. Space takes a line out; what stays ticked is handed over.</source>
        <translation>Lo que llevas ahora. El espacio quita una línea; lo que queda marcado se pasa.</translation>
    </message>
    <message>
        <source>You hold nothing. There is nothing to hand over.</source>
        <translation>No llevas nada. No hay nada que pasar.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Note for whoever takes them (needed; no citizen sees it)</source>
        <translation>Nota para quien las tome (necesaria; ningún ciudadano la ve)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Ciudadano</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
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
        <translation>Última palabra</translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation>En pausa hasta {time}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>We</source>
        <translation>Nosotros</translation>
    </message>
    <message>
        <source>{who}, {time}: {words}</source>
        <translation>{who}, {time}: {words}</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Equipo {name}</translation>
    </message>
    <message>
        <source>Hand over: {n}</source>
        <translation>Pasar: {n}</translation>
    </message>
    <message>
        <source>Hand-over of {name}, {time}</source>
        <translation>Relevo de {name}, {time}</translation>
    </message>
    <message>
        <source>Holds citizens' names and words: keep it at the desk and shred it afterwards.</source>
        <translation>Tiene nombres y palabras de ciudadanos: guárdala en el mostrador y destrúyela después.</translation>
    </message>
    <message>
        <source>Sheet to print (PDF) (*.pdf)</source>
        <translation>Hoja para imprimir (PDF) (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (HTML) (*.html)</source>
        <translation>Página web (HTML) (*.html)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
</context>
<context>
    <name>HandoverActs</name>
    <message>
        <source>Handed over: {n}.</source>
        <translation>Pasadas: {n}.</translation>
    </message>
    <message>
        <source>Not handed over, because somebody was faster: {n}.</source>
        <translation>No pasadas, porque alguien ha sido más rápido: {n}.</translation>
    </message>
</context>
</TS>
