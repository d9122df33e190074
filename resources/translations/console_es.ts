<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Escritura</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Coge la siguiente</translation>
    </message>
    <message>
        <source>Take the selected conversation</source>
        <translation>Coger la conversación elegida</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Next unread</source>
        <translation>Siguiente no leída</translation>
    </message>
    <message>
        <source>Previous unread</source>
        <translation>Anterior no leída</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerradas</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>Transferir…</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Poner en pausa…</translation>
    </message>
    <message>
        <source>Close the conversation…</source>
        <translation>Cerrar la conversación…</translation>
    </message>
    <message>
        <source>Release to the queue</source>
        <translation>Devolver a la cola</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leída</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Asumir…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Asignar…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Block the contact…</source>
        <translation>Bloquear el contacto…</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Reply or internal note</source>
        <translation>Respuesta o nota interna</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Adjuntar un archivo…</translation>
    </message>
    <message>
        <source>Stored answers</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>Insert suggestion 1</source>
        <translation>Insertar la sugerencia 1</translation>
    </message>
    <message>
        <source>Insert suggestion 2</source>
        <translation>Insertar la sugerencia 2</translation>
    </message>
    <message>
        <source>Insert suggestion 3</source>
        <translation>Insertar la sugerencia 3</translation>
    </message>
    <message>
        <source>Undo the last reply</source>
        <translation>Deshacer la última respuesta</translation>
    </message>
    <message>
        <source>Commands and search</source>
        <translation>Órdenes y búsqueda</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Buscar en todas partes</translation>
    </message>
    <message>
        <source>Show or hide the right pane</source>
        <translation>Mostrar u ocultar el panel derecho</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>Actualizar ahora</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Bloquear la pantalla</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Tamaño normal del texto</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Shortcuts and help</source>
        <translation>Atajos y ayuda</translation>
    </message>
    <message>
        <source>The citizen's phone (training)</source>
        <translation>El teléfono del ciudadano (entrenamiento)</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>AnswerPalette</name>
    <message>
        <source>Search the stored answers</source>
        <translation>Buscar en las respuestas guardadas</translation>
    </message>
    <message>
        <source>Stored answers</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter inserts · Ctrl+Enter sends · Ctrl+L language · Esc closes</source>
        <translation>↑ ↓ elige · Intro inserta · Ctrl+Intro envía · Ctrl+L idioma · Esc cierra</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The console cannot open</source>
        <translation>La consola no se puede abrir</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Assign the conversation</source>
        <translation>Asignar la conversación</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
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
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Adjuntar un archivo</translation>
    </message>
    <message>
        <source>Stored answers</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>Send and next</source>
        <translation>Enviar y siguiente</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Guardar la nota</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>To {name} · {channel} · …{last}</source>
        <translation>A {name} · {channel} · …{last}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>This conversation is closed.</source>
        <translation>Esta conversación está cerrada.</translation>
    </message>
    <message>
        <source>This contact is blocked. Unblock it on the card to answer.</source>
        <translation>Este contacto está bloqueado. Desbloquéalo en la ficha para responder.</translation>
    </message>
    <message>
        <source>Take it to answer</source>
        <translation>Cógela para responder</translation>
    </message>
    <message>
        <source>{name} is answering this conversation.</source>
        <translation>{name} responde a esta conversación.</translation>
    </message>
    <message>
        <source>Only the team sees this note.</source>
        <translation>Esta nota solo la ve el equipo.</translation>
    </message>
    <message>
        <source>Write to {name}</source>
        <translation>Escribe a {name}</translation>
    </message>
    <message>
        <source>Reply to {name}</source>
        <translation>Responde a {name}</translation>
    </message>
    <message numerus="yes">
        <source>goes out in %n part(s)</source>
        <translation>
            <numerusform>sale en %n parte</numerusform>
            <numerusform>sale en %n partes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n carácter</numerusform>
            <numerusform>%n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Borrador guardado</translation>
    </message>
    <message>
        <source>Answering one message</source>
        <translation>Respondiendo a un mensaje</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) at a time; the rest was left out.</source>
        <translation>
            <numerusform>Como mucho %n archivo a la vez; el resto se ha dejado fuera.</numerusform>
            <numerusform>Como mucho %n archivos a la vez; el resto se ha dejado fuera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files of this computer can be attached.</source>
        <translation>Solo se pueden adjuntar archivos de este ordenador.</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quitar {name}</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>Show the whole address</source>
        <translation>Mostrar la dirección entera</translation>
    </message>
    <message>
        <source>Closed {when}</source>
        <translation>Cerrada: {when}</translation>
    </message>
    <message>
        <source>Until {when}</source>
        <translation>Hasta: {when}</translation>
    </message>
    <message>
        <source>or the next message</source>
        <translation>o el próximo mensaje</translation>
    </message>
    <message>
        <source>Waiting for a reply</source>
        <translation>Esperando respuesta</translation>
    </message>
    <message>
        <source>Waiting {time}</source>
        <translation>Espera {time}</translation>
    </message>
    <message>
        <source>target {time}</source>
        <translation>objetivo {time}</translation>
    </message>
    <message>
        <source>Waiting {time}, target {target}</source>
        <translation>Espera {time}, objetivo {target}</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Put aside until a time or the next message</source>
        <translation>Apártala hasta una hora o hasta el próximo mensaje</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Pass it on to a colleague or a team, with a note</source>
        <translation>Pásala a un compañero o a un equipo, con una nota</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The matter is done; it leaves your list</source>
        <translation>El asunto está hecho; sale de tu lista</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>Bring it back to the open conversations</source>
        <translation>Devuélvela a las conversaciones abiertas</translation>
    </message>
    <message>
        <source>Show or hide the whole address</source>
        <translation>Mostrar u ocultar la dirección entera</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Suggestions {n}</source>
        <translation>Sugerencias {n}</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>History {n}</source>
        <translation>Historial {n}</translation>
    </message>
    <message>
        <source>Hide the right pane</source>
        <translation>Ocultar el panel derecho</translation>
    </message>
    <message>
        <source>No stored answer speaks of this.</source>
        <translation>Ninguna respuesta guardada habla de esto.</translation>
    </message>
    <message>
        <source>Suggestions appear here.</source>
        <translation>Las sugerencias salen aquí.</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>Palabras detectadas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
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
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Conocido desde</translation>
    </message>
    <message>
        <source>This is a group: everybody in it reads your reply.</source>
        <translation>Esto es un grupo: todos sus miembros leen tu respuesta.</translation>
    </message>
    <message>
        <source>The citizen has stopped this channel and cannot be written to.</source>
        <translation>El ciudadano ha detenido este canal y no se le puede escribir.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloquear…</translation>
    </message>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Bloqueado: {reason}</translation>
    </message>
    <message>
        <source>Block the contact</source>
        <translation>Bloquear el contacto</translation>
    </message>
    <message>
        <source>Reason (kept in the journal)</source>
        <translation>Motivo (queda en el registro)</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Sin tema</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Edit the message</source>
        <translation>Corregir el mensaje</translation>
    </message>
    <message>
        <source>Change it at the citizen's side</source>
        <translation>Cambiarlo también al ciudadano</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>Texto nuevo</translation>
    </message>
</context>
<context>
    <name>FileDoor</name>
    <message>
        <source>Save the file</source>
        <translation>Guardar el archivo</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>No se ha abierto</translation>
    </message>
    <message>
        <source>{name} is not of a type that is safe to open from here.</source>
        <translation>{name} no es de un tipo que se pueda abrir desde aquí sin riesgo.</translation>
    </message>
    <message>
        <source>Save it and let your IT department look at it if you need it.</source>
        <translation>Si lo necesitas, guárdalo y haz que lo mire informática.</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Abrir el archivo</translation>
    </message>
    <message>
        <source>{name} was sent by a citizen. Open it with the program of this PC?</source>
        <translation>{name} lo ha enviado un ciudadano. ¿Quieres abrirlo con el programa de este PC?</translation>
    </message>
    <message>
        <source>A copy is made for it and removed when the console closes.</source>
        <translation>Se hace una copia, que se borra al cerrar la consola.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Commands and search</source>
        <translation>Órdenes y búsqueda</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search people, conversations or commands</source>
        <translation>Busca personas, conversaciones u órdenes</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or other words.</source>
        <translation>No se ha encontrado nada. Prueba con menos palabras o con otras.</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Shortcuts and help</source>
        <translation>Atajos y ayuda</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Enviar la respuesta</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>Send and go to the next of mine</source>
        <translation>Enviar y pasar a la siguiente de las mías</translation>
    </message>
    <message>
        <source>Stored answers, on an empty line</source>
        <translation>Respuestas guardadas, en una línea vacía</translation>
    </message>
    <message>
        <source>Play or pause a voice note; ← → five seconds</source>
        <translation>Reproducir o parar una nota de voz; ← → cinco segundos</translation>
    </message>
    <message>
        <source>Close what is open, then leave the box, then go to the list</source>
        <translation>Cerrar lo que esté abierto, luego salir de la caja, luego ir a la lista</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Session locked</source>
        <translation>Sesión bloqueada</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) waiting</source>
        <translation>
            <numerusform>%n conversación esperando</numerusform>
            <numerusform>%n conversaciones esperando</numerusform>
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
            <numerusform>%n conversación con mensajes nuevos</numerusform>
            <numerusform>%n conversaciones con mensajes nuevos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhoneWindow</name>
    <message>
        <source>The citizen's phone</source>
        <translation>El teléfono del ciudadano</translation>
    </message>
    <message>
        <source>Citizens</source>
        <translation>Ciudadanos</translation>
    </message>
    <message>
        <source>What the citizen sees</source>
        <translation>Lo que ve el ciudadano</translation>
    </message>
    <message>
        <source>Write as this citizen</source>
        <translation>Escribe como si fueras este ciudadano</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>New citizen…</source>
        <translation>Ciudadano nuevo…</translation>
    </message>
    <message>
        <source>The town hall is typing…</source>
        <translation>El ayuntamiento está escribiendo…</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>The picture is being read…</source>
        <translation>Leyendo la imagen…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Girar</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This picture cannot be shown. Save it and look at it with another program.</source>
        <translation>Esta imagen no se puede mostrar. Guárdala y mírala con otro programa.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no {what} with the number {id}. Nothing was changed; look it up in the list.</source>
        <translation>No hay nada con el número {id} («{what}»). No se ha cambiado nada; búscalo en la lista.</translation>
    </message>
    <message>
        <source>There is no operator called {login}. Add it with: ventanilla operator add {login} --name NAME</source>
        <translation>No hay ningún operador con el nombre de usuario {login}. Añádelo con: ventanilla operator add {login} --name NOMBRE</translation>
    </message>
    <message>
        <source>An operator called {login} exists already. Nothing was changed; choose another login.</source>
        <translation>Ya hay un operador con el nombre de usuario {login}. No se ha cambiado nada; elige otro.</translation>
    </message>
    <message>
        <source>There is no operator or team called {name}. Nothing was changed; check the spelling.</source>
        <translation>No hay ningún operador ni equipo que se llame {name}. No se ha cambiado nada; revisa cómo se escribe.</translation>
    </message>
    <message>
        <source>«{login}» cannot be a login. Use 1 to 32 small letters, digits, dots, hyphens or underscores, a letter first.</source>
        <translation>«{login}» no puede ser un nombre de usuario. Usa de 1 a 32 minúsculas, cifras, puntos, guiones o guiones bajos, con una letra al principio.</translation>
    </message>
    <message>
        <source>Only a supervisor may do this. Nothing was changed; ask a supervisor.</source>
        <translation>Esto solo lo puede hacer un supervisor. No se ha cambiado nada; pídeselo a un supervisor.</translation>
    </message>
    <message>
        <source>{winner} still holds this conversation. It was not taken over; wait until the claim lapses or ask a supervisor.</source>
        <translation>{winner} todavía tiene esta conversación. No la has asumido; espera a que se libere o pídeselo a un supervisor.</translation>
    </message>
    <message>
        <source>You do not hold this conversation. Nothing was changed; claim it first.</source>
        <translation>No tienes esta conversación. No se ha cambiado nada; primero cógela.</translation>
    </message>
    <message>
        <source>There is nothing to send. Write a text or attach a file.</source>
        <translation>No hay nada que enviar. Escribe un texto o adjunta un archivo.</translation>
    </message>
    <message>
        <source>The text is longer than {limit} characters. Nothing was sent; shorten it.</source>
        <translation>El texto pasa de {limit} caracteres. No se ha enviado nada; acórtalo.</translation>
    </message>
    <message>
        <source>This needs a reason. Nothing was changed; write why in a few words.</source>
        <translation>Esto necesita un motivo. No se ha cambiado nada; escribe por qué en pocas palabras.</translation>
    </message>
    <message>
        <source>A transfer needs a note for whoever takes it. Nothing was changed; write what they must know.</source>
        <translation>Para transferir hace falta una nota para quien la recibe. No se ha cambiado nada; escribe qué debe saber.</translation>
    </message>
    <message>
        <source>That moment has passed. The conversation was not snoozed; choose a later time.</source>
        <translation>Ese momento ya ha pasado. La conversación no se ha puesto en pausa; elige una hora posterior.</translation>
    </message>
    <message>
        <source>{name} is too big for this channel ({limit} at most). It was not sent; send a smaller one.</source>
        <translation>{name} es demasiado grande para este canal (máximo {limit}). No se ha enviado; envía uno más pequeño.</translation>
    </message>
    <message>
        <source>{name} is empty. It was not sent; choose another file.</source>
        <translation>{name} está vacío. No se ha enviado; elige otro archivo.</translation>
    </message>
    <message>
        <source>{name} cannot be read. It was not sent; check that it exists and that you may open it.</source>
        <translation>{name} no se puede leer. No se ha enviado; comprueba que existe y que puedes abrirlo.</translation>
    </message>
    <message>
        <source>The file has not arrived yet ({file_state}). Try again in a minute, or ask the citizen to send it again.</source>
        <translation>El archivo todavía no ha llegado ({file_state}). Vuelve a intentarlo dentro de un minuto, o pide al ciudadano que lo vuelva a enviar.</translation>
    </message>
    <message>
        <source>This message has no file.</source>
        <translation>Este mensaje no tiene ningún archivo.</translation>
    </message>
    <message>
        <source>{name} exists already. Nothing was written; choose another name.</source>
        <translation>{name} ya existe. No se ha escrito nada; elige otro nombre.</translation>
    </message>
    <message>
        <source>The stored file is damaged and was not opened. Ask the citizen to send it again, or restore a backup.</source>
        <translation>El archivo guardado está dañado y no se ha abierto. Pide al ciudadano que lo vuelva a enviar, o restaura una copia de seguridad.</translation>
    </message>
    <message>
        <source>The message has already left and cannot be taken back. You may delete it where the channel can.</source>
        <translation>El mensaje ya ha salido y no se puede deshacer. Puedes borrarlo si el canal lo permite.</translation>
    </message>
    <message>
        <source>Nothing is in doubt about this message (it is {state}). Nothing was changed.</source>
        <translation>Este mensaje no tiene ninguna duda (estado: {state}). No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This message did not fail (it is {state}). Nothing was changed.</source>
        <translation>Este mensaje no ha fallado (estado: {state}). No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This message cannot be edited: {why}. Nothing was changed; send a correction instead.</source>
        <translation>Este mensaje no se puede corregir: {why}. No se ha cambiado nada; envía una rectificación.</translation>
    </message>
    <message>
        <source>This message cannot be deleted: {why}. Nothing was changed; send an apology instead.</source>
        <translation>Este mensaje no se puede borrar: {why}. No se ha cambiado nada; envía una disculpa.</translation>
    </message>
    <message>
        <source>{name} is blocked. Nothing was sent; unblock the contact first.</source>
        <translation>{name} está en la lista de bloqueados. No se ha enviado nada; primero desbloquea el contacto.</translation>
    </message>
    <message>
        <source>A channel called {name} exists already. Nothing was changed; choose another name.</source>
        <translation>Ya hay un canal que se llama {name}. No se ha cambiado nada; elige otro nombre.</translation>
    </message>
    <message>
        <source>There is no channel called {name}. See the names with: ventanilla channel list</source>
        <translation>No hay ningún canal que se llame {name}. Mira los nombres con: ventanilla channel list</translation>
    </message>
    <message>
        <source>«{name}» cannot be the name of a channel. Use 1 to 64 letters, digits, spaces or hyphens.</source>
        <translation>«{name}» no puede ser el nombre de un canal. Usa de 1 a 64 letras, cifras, espacios o guiones.</translation>
    </message>
    <message>
        <source>{url} is not an address the console may use. Use https://…, or http:// on this computer only.</source>
        <translation>{url} no es una dirección que la consola pueda usar. Usa https://…, o http:// solo en este ordenador.</translation>
    </message>
    <message>
        <source>The token has not the right shape. Copy it whole from where it was given, without spaces.</source>
        <translation>La clave del canal no tiene la forma correcta. Cópiala entera de donde te la han dado, sin espacios.</translation>
    </message>
    <message>
        <source>The secret of channel {name} is not on this computer. Put it in again with: ventanilla channel secret {name}</source>
        <translation>La clave del canal {name} no está en este ordenador. Vuelve a ponerla con: ventanilla channel secret {name}</translation>
    </message>
    <message>
        <source>The provider refuses the token of {name}. Sending has stopped and the outbox is kept; put in a new token.</source>
        <translation>El proveedor rechaza la clave del canal {name}. El envío se ha detenido y lo pendiente de enviar se conserva; pon una clave nueva.</translation>
    </message>
    <message>
        <source>The provider of {name} does not answer ({why}). The console keeps trying; check the network.</source>
        <translation>El proveedor de {name} no responde ({why}). La consola lo sigue intentando; comprueba la red.</translation>
    </message>
    <message>
        <source>Another program receives the messages of {name} by webhook. The console does not take them away; remove the webhook there, or use another bot.</source>
        <translation>Otro programa recibe los mensajes de {name} por webhook. La consola no se los quita; elimina allí el webhook, o usa otro bot.</translation>
    </message>
    <message>
        <source>Another program is receiving with the token of {name}. Stop it, or change the token if you do not know it.</source>
        <translation>Otro programa recibe mensajes con la clave de {name}. Detenlo, o cambia la clave si no sabes cuál es.</translation>
    </message>
    <message>
        <source>Another ventanilla is already receiving and sending for this desk. This one stops; use the one that runs.</source>
        <translation>Otra Ventanilla ya recibe y envía para esta oficina. Esta se detiene; usa la que ya funciona.</translation>
    </message>
    <message>
        <source>The key does not open this desk. Nothing was changed; use the key file or keyring entry that was made with it, or restore with the recovery key.</source>
        <translation>La clave no abre esta oficina. No se ha cambiado nada; usa el archivo de clave o la entrada del llavero que se creó con ella, o restaura con la clave de recuperación.</translation>
    </message>
    <message>
        <source>The database of this desk is damaged. Nothing was written; keep the folder as it is and restore the last backup.</source>
        <translation>La base de datos de esta oficina está dañada. No se ha escrito nada; deja la carpeta como está y restaura la última copia de seguridad.</translation>
    </message>
    <message>
        <source>This desk was made by a newer program (schema {found}, this one knows {known}). Nothing was changed; update ventanilla.</source>
        <translation>Esta oficina la ha creado un programa más nuevo (esquema {found}, este conoce el {known}). No se ha cambiado nada; actualiza Ventanilla.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be written. Nothing was changed; check its rights.</source>
        <translation>No se puede escribir en la carpeta {path}. No se ha cambiado nada; comprueba sus permisos.</translation>
    </message>
    <message>
        <source>The disk is full. What was not yet saved is not saved; free some space and try again.</source>
        <translation>El disco está lleno. Lo que aún no se había guardado no está guardado; libera espacio y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>The database is busy for too long. Nothing was changed; try again.</source>
        <translation>La base de datos lleva demasiado tiempo ocupada. No se ha cambiado nada; vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>The database does not answer. What you write is kept; the console keeps trying.</source>
        <translation>La base de datos no responde. Lo que escribes se guarda; la consola lo sigue intentando.</translation>
    </message>
    <message>
        <source>The key file {path} may be read by others. It was not used; make it private with: chmod 600 {path}</source>
        <translation>El archivo de clave {path} lo pueden leer otras personas. No se ha usado; hazlo privado con: chmod 600 {path}</translation>
    </message>
    <message>
        <source>The key file {path} is not there, and this desk cannot be opened without it. Nothing was changed; bring back a copy, or name a new key file and type the recovery key into: ventanilla recovery-key open</source>
        <translation>El archivo de clave {path} no está, y sin él esta oficina no se puede abrir. No se ha cambiado nada; vuelve a poner una copia, o indica un archivo de clave nuevo y escribe la clave de recuperación en: ventanilla recovery-key open</translation>
    </message>
    <message>
        <source>{path} is not a key file of ventanilla. Nothing was changed; bring back a copy of the right one.</source>
        <translation>{path} no es un archivo de clave de Ventanilla. No se ha cambiado nada; pon una copia del correcto.</translation>
    </message>
    <message>
        <source>The key file {path} may not be read by you. Nothing was changed; ask IT for the right to read it.</source>
        <translation>No tienes permiso para leer el archivo de clave {path}. No se ha cambiado nada; pide el permiso a informática.</translation>
    </message>
    <message>
        <source>The key of this desk is in a key file. Nothing was changed; name it with --key-file FILE or in VENTANILLA_KEY_FILE.</source>
        <translation>La clave de esta oficina está en un archivo de clave. No se ha cambiado nada; indícalo con --key-file ARCHIVO o en VENTANILLA_KEY_FILE.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not hold the key of this desk. Nothing was changed; name the key file, or type the recovery key into: ventanilla recovery-key open</source>
        <translation>El llavero de este ordenador no tiene la clave de esta oficina. No se ha cambiado nada; indica el archivo de clave, o escribe la clave de recuperación en: ventanilla recovery-key open</translation>
    </message>
    <message>
        <source>This computer has no keyring that can hold the key. Nothing was made; name a key file with --key-file FILE.</source>
        <translation>Este ordenador no tiene ningún llavero que pueda guardar la clave. No se ha creado nada; indica un archivo de clave con --key-file ARCHIVO.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked or does not answer. Nothing was changed; unlock it, or log in again, and try once more.</source>
        <translation>El llavero de este ordenador está bloqueado o no responde. No se ha cambiado nada; desbloquéalo, o vuelve a iniciar la sesión, e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The keyring of this computer takes at most {limit} characters. The secret was not stored; use a shorter one or a key file.</source>
        <translation>El llavero de este ordenador admite como mucho {limit} caracteres. El secreto no se ha guardado; usa uno más corto o un archivo de clave.</translation>
    </message>
    <message>
        <source>The sealed tokens in {path} are damaged. They were not used or changed; restore the last backup, or move that file away and put the tokens in again.</source>
        <translation>Las claves selladas de {path} están dañadas. No se han usado ni cambiado; restaura la última copia de seguridad, o aparta ese archivo y vuelve a poner las claves.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a backup of ventanilla. Nothing was restored; use another copy.</source>
        <translation>{path} está dañado o no es una copia de seguridad de Ventanilla. No se ha restaurado nada; usa otra copia.</translation>
    </message>
    <message>
        <source>The backup {path} cannot be read. Nothing was restored; check its name and that you may open it.</source>
        <translation>La copia de seguridad {path} no se puede leer. No se ha restaurado nada; comprueba el nombre y que puedes abrirla.</translation>
    </message>
    <message>
        <source>The training town is thrown away on request, so it is not backed up. Open a desk of your own first.</source>
        <translation>El pueblo de entrenamiento se descarta cuando se quiere; por eso no se hace copia de seguridad. Abre primero una oficina tuya.</translation>
    </message>
    <message>
        <source>Neither this key nor this recovery key opens the backup. Nothing was restored; use the ones made with that desk.</source>
        <translation>Ni esta clave ni esta clave de recuperación abren la copia de seguridad. No se ha restaurado nada; usa las que se crearon con aquella oficina.</translation>
    </message>
    <message>
        <source>There is a desk in {path} already. Nothing was restored; name an empty folder.</source>
        <translation>En {path} ya hay una oficina. No se ha restaurado nada; indica una carpeta vacía.</translation>
    </message>
    <message>
        <source>{path} holds other things already. Nothing was restored; name an empty folder or a new one.</source>
        <translation>En {path} ya hay otras cosas. No se ha restaurado nada; indica una carpeta vacía o una nueva.</translation>
    </message>
    <message>
        <source>That is not a recovery key. It has 13 groups of four letters and digits; check it against the paper.</source>
        <translation>Eso no es una clave de recuperación. Tiene 13 grupos de cuatro letras y cifras; compruébala con el papel.</translation>
    </message>
    <message>
        <source>This desk was restored from a backup and is quarantined: nothing is polled or sent. Make sure the old one is off, then run: ventanilla restore --confirm</source>
        <translation>Esta oficina se ha restaurado de una copia de seguridad y está en cuarentena: no recibe ni envía nada. Asegúrate de que la antigua está apagada y ejecuta: ventanilla restore --confirm</translation>
    </message>
    <message>
        <source>This desk is not quarantined, so there is nothing to confirm.</source>
        <translation>Esta oficina no está en cuarentena; no hay nada que confirmar.</translation>
    </message>
    <message>
        <source>The channel refused the message ({why}). It was not sent; correct it and send it again.</source>
        <translation>El canal ha rechazado el mensaje ({why}). No se ha enviado; corrígelo y vuelve a enviarlo.</translation>
    </message>
    <message>
        <source>The citizen has blocked the town's account. The message was not sent; use another way to reach them.</source>
        <translation>El ciudadano ha bloqueado la cuenta del ayuntamiento. El mensaje no se ha enviado; contáctalo por otra vía.</translation>
    </message>
    <message>
        <source>The channel no longer knows this chat. The message was not sent; wait until the citizen writes again.</source>
        <translation>El canal ya no conoce este chat. El mensaje no se ha enviado; espera a que el ciudadano vuelva a escribir.</translation>
    </message>
    <message>
        <source>The channel finds the text too long. The message was not sent; shorten it.</source>
        <translation>Al canal le parece demasiado largo el texto. El mensaje no se ha enviado; acórtalo.</translation>
    </message>
    <message>
        <source>The channel refused the file ({why}). The message was not sent; send another file or the text alone.</source>
        <translation>El canal ha rechazado el archivo ({why}). El mensaje no se ha enviado; envía otro archivo o solo el texto.</translation>
    </message>
    <message>
        <source>The channel was taken away before this went out. It was not sent; reach the citizen another way.</source>
        <translation>El canal se ha quitado antes de que esto saliera. No se ha enviado; contacta con el ciudadano por otra vía.</translation>
    </message>
    <message>
        <source>An earlier part of the message was refused, so the rest was not sent.</source>
        <translation>Una parte anterior del mensaje se ha rechazado; por eso el resto no se ha enviado.</translation>
    </message>
    <message>
        <source>The answer of the channel was lost: we do not know if this arrived. Look at the chat, then choose «It arrived» or «Send again».</source>
        <translation>La respuesta del canal se ha perdido: no sabemos si esto ha llegado. Mira el chat y elige «Ha llegado» o «Enviar de nuevo».</translation>
    </message>
    <message>
        <source>{key} cannot be «{value}»: {why}. The built-in value is used; correct it in {origin}.</source>
        <translation>{key} no puede ser «{value}»: {why}. Se usa el valor de fábrica; corrígelo en {origin}.</translation>
    </message>
    <message>
        <source>{origin} names a setting «{key}» that does not exist. It is not used; correct its name or remove it.</source>
        <translation>{origin} nombra un valor «{key}» que no existe. No se usa; corrige su nombre o quítalo.</translation>
    </message>
    <message>
        <source>Your IT department has fixed the setting {key}. Nothing was changed; ask them.</source>
        <translation>Informática ha fijado el valor {key}. No se ha cambiado nada; pídeselo a informática.</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({why}). They are not used; correct the file.</source>
        <translation>La configuración de {path} no se puede leer ({why}). No se usa; corrige el archivo.</translation>
    </message>
    <message>
        <source>«{value}» is not a time. Write it as 2026-11-24T09:00 or +2h.</source>
        <translation>«{value}» no es una hora. Escríbela como 2026-11-24T09:00 o +2h.</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). Nothing was lost; try again, and send the diagnosis to your IT if it comes back.</source>
        <translation>Ha pasado algo inesperado ({kind}). No se ha perdido nada; vuelve a intentarlo, y si vuelve a pasar envía el diagnóstico a informática.</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Keep this paper safe</source>
        <translation>Guarda bien este papel</translation>
    </message>
    <message>
        <source>If this computer breaks, this key opens a backup. It is shown only now. Print it and give it to whoever guards the town's data.</source>
        <translation>Si este ordenador se estropea, esta clave abre una copia de seguridad. Solo se muestra ahora. Imprímela y dásela a quien custodia los datos del ayuntamiento.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clave de recuperación</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Ventanilla: recovery key</source>
        <translation>Ventanilla: clave de recuperación</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message>
        <source>Close the conversation</source>
        <translation>Cerrar la conversación</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarla</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Resuelta</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>No deseada</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
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
        <translation>Como el ordenador</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Cómoda</translation>
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
        <translation>Escritura</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message>
        <source>Height of the rows</source>
        <translation>Altura de las filas</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Abrir al encender el ordenador</translation>
    </message>
    <message>
        <source>Closing keeps it in the tray</source>
        <translation>Al cerrar, queda en la bandeja del sistema</translation>
    </message>
    <message>
        <source>Name of the town hall</source>
        <translation>Nombre del ayuntamiento</translation>
    </message>
    <message>
        <source>Name of the office</source>
        <translation>Nombre de la oficina</translation>
    </message>
    <message>
        <source>Sound when somebody writes</source>
        <translation>Sonido cuando alguien escribe</translation>
    </message>
    <message>
        <source>Notices on the desktop</source>
        <translation>Avisos en el escritorio</translation>
    </message>
    <message>
        <source>A mere thank-you starts no wait</source>
        <translation>Un simple gracias no inicia ninguna espera</translation>
    </message>
    <message>
        <source>Hide the middle of phone numbers</source>
        <translation>Ocultar el centro de los números de teléfono</translation>
    </message>
    <message>
        <source>This window receives and sends</source>
        <translation>Esta ventana recibe y envía</translation>
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
        <translation>Configuración</translation>
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
        <translation>Poner la conversación en pausa</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Poner en pausa</translation>
    </message>
    <message>
        <source>Later today, at {time}</source>
        <translation>Más tarde, a las {time}</translation>
    </message>
    <message>
        <source>Tomorrow at {time}</source>
        <translation>Mañana a las {time}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>{day} a las {time}</translation>
    </message>
    <message>
        <source>At another time:</source>
        <translation>A otra hora:</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Fecha y hora</translation>
    </message>
    <message>
        <source>It comes back before that if the citizen writes.</source>
        <translation>Vuelve antes si el ciudadano escribe.</translation>
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
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>What came, as it came</source>
        <translation>Lo que ha llegado, tal como ha llegado</translation>
    </message>
    <message>
        <source>Nothing more was kept of this message.</source>
        <translation>De este mensaje no se ha guardado nada más.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Ha llegado</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o parar</translation>
    </message>
    <message>
        <source>Look at the picture</source>
        <translation>Ver la imagen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Save file as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Descargar de nuevo</translation>
    </message>
    <message>
        <source>Open map…</source>
        <translation>Abrir el mapa…</translation>
    </message>
    <message>
        <source>Open link to {host}…</source>
        <translation>Abrir el enlace a {host}…</translation>
    </message>
    <message>
        <source>Show what came</source>
        <translation>Mostrar lo que ha llegado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Read and select…</source>
        <translation>Leer y seleccionar…</translation>
    </message>
    <message>
        <source>Reply to this</source>
        <translation>Responder a esto</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corregir…</translation>
    </message>
    <message>
        <source>Keep as an answer…</source>
        <translation>Guardar como respuesta…</translation>
    </message>
    <message>
        <source>Delete at the citizen's side</source>
        <translation>Borrarlo también al ciudadano</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>Esta imagen no se puede mostrar</translation>
    </message>
    <message>
        <source>Cannot be played here; save it</source>
        <translation>No se puede reproducir aquí; guárdalo</translation>
    </message>
    <message>
        <source>{time} of it</source>
        <translation>solo {time}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrarlo todo</translation>
    </message>
    <message>
        <source>Internal note · team only</source>
        <translation>Nota interna · solo el equipo</translation>
    </message>
    <message>
        <source>The citizen sent something this program cannot show. Nothing is lost.</source>
        <translation>El ciudadano ha enviado algo que este programa no puede mostrar. No se ha perdido nada.</translation>
    </message>
    <message>
        <source>Corrected version of a message that never reached us</source>
        <translation>Versión corregida de un mensaje que nunca nos llegó</translation>
    </message>
    <message>
        <source>{operator} took the conversation</source>
        <translation>{operator} ha cogido la conversación</translation>
    </message>
    <message>
        <source>{operator} gave it back to the queue</source>
        <translation>{operator} la ha devuelto a la cola</translation>
    </message>
    <message>
        <source>{operator} gave it to {to}</source>
        <translation>{operator} la ha asignado a {to}</translation>
    </message>
    <message>
        <source>{operator} took it over from {before}: {reason}</source>
        <translation>{operator} la ha asumido (la tenía {before}): {reason}</translation>
    </message>
    <message>
        <source>{operator} passed it on to {to}</source>
        <translation>{operator} la ha transferido a {to}</translation>
    </message>
    <message>
        <source>{operator} was away; it went back to the queue</source>
        <translation>{operator} no estaba; ha vuelto a la cola</translation>
    </message>
    <message>
        <source>{operator} put it aside until {until}</source>
        <translation>{operator} la ha puesto en pausa hasta: {until}</translation>
    </message>
    <message>
        <source>It came back as planned</source>
        <translation>Ha vuelto como estaba previsto</translation>
    </message>
    <message>
        <source>{operator} closed it: {reason}</source>
        <translation>{operator} la ha cerrado: {reason}</translation>
    </message>
    <message>
        <source>{operator} opened it again</source>
        <translation>{operator} la ha reabierto</translation>
    </message>
    <message>
        <source>The citizen has closed this channel; nothing can be sent</source>
        <translation>El ciudadano ha cerrado este canal; no se puede enviar nada</translation>
    </message>
    <message>
        <source>The citizen has opened this channel again</source>
        <translation>El ciudadano ha vuelto a abrir este canal</translation>
    </message>
    <message>
        <source>{operator} blocked the contact: {reason}</source>
        <translation>{operator} ha bloqueado el contacto: {reason}</translation>
    </message>
    <message>
        <source>{operator} unblocked the contact</source>
        <translation>{operator} ha desbloqueado el contacto</translation>
    </message>
    <message>
        <source>You took the conversation</source>
        <translation>Has cogido la conversación</translation>
    </message>
    <message>
        <source>You gave it back to the queue</source>
        <translation>La has devuelto a la cola</translation>
    </message>
    <message>
        <source>You gave it to {to}</source>
        <translation>La has asignado a {to}</translation>
    </message>
    <message>
        <source>You took it over from {before}: {reason}</source>
        <translation>La has asumido (la tenía {before}): {reason}</translation>
    </message>
    <message>
        <source>You passed it on to {to}</source>
        <translation>La has transferido a {to}</translation>
    </message>
    <message>
        <source>You put it aside until {until}</source>
        <translation>La has puesto en pausa hasta: {until}</translation>
    </message>
    <message>
        <source>You closed it: {reason}</source>
        <translation>La has cerrado: {reason}</translation>
    </message>
    <message>
        <source>You opened it again</source>
        <translation>La has reabierto</translation>
    </message>
    <message>
        <source>You blocked the contact: {reason}</source>
        <translation>Has bloqueado el contacto: {reason}</translation>
    </message>
    <message>
        <source>You unblocked the contact</source>
        <translation>Has desbloqueado el contacto</translation>
    </message>
    <message>
        <source>{operator} did something this version cannot name</source>
        <translation>{operator} ha hecho algo que esta versión no sabe nombrar</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>resuelta</translation>
    </message>
    <message>
        <source>referred elsewhere</source>
        <translation>derivada</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>spam</source>
        <translation>no deseada</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Contact card</source>
        <translation>Tarjeta de contacto</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Adhesivo</translation>
    </message>
    <message>
        <source>Message this program cannot show</source>
        <translation>Mensaje que este programa no puede mostrar</translation>
    </message>
    <message>
        <source>Leaves in a moment; it can be taken back</source>
        <translation>Sale en un momento; todavía se puede deshacer</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Enviándose</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No se ha enviado</translation>
    </message>
    <message>
        <source>Not known whether it arrived</source>
        <translation>No se sabe si ha llegado</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Arriving…</source>
        <translation>Llegando…</translation>
    </message>
    <message>
        <source>Too big for this channel. Ask for a smaller one.</source>
        <translation>Demasiado grande para este canal. Pide uno más pequeño.</translation>
    </message>
    <message>
        <source>The channel no longer has it. Fetch it again or ask for it.</source>
        <translation>El canal ya no lo tiene. Descárgalo de nuevo o pídelo.</translation>
    </message>
    <message>
        <source>1 new message</source>
        <translation>1 mensaje nuevo</translation>
    </message>
    <message>
        <source>{n} new messages</source>
        <translation>{n} mensajes nuevos</translation>
    </message>
    <message>
        <source>Automatic answer sent</source>
        <translation>Respuesta automática enviada</translation>
    </message>
    <message>
        <source>Automatic answer on its way</source>
        <translation>Respuesta automática en camino</translation>
    </message>
    <message>
        <source>Leaves in {n} s</source>
        <translation>Sale en {n} s</translation>
    </message>
    <message>
        <source>The citizen deleted this message</source>
        <translation>El ciudadano ha borrado este mensaje</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>Este mensaje se ha borrado</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Reenviado</translation>
    </message>
    <message>
        <source>Forwarded from {name}</source>
        <translation>Reenviado de {name}</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>arrived late</source>
        <translation>llegado tarde</translation>
    </message>
    <message>
        <source>pressed a button</source>
        <translation>ha pulsado un botón</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>The town</source>
        <translation>El ayuntamiento</translation>
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
        <translation>desde las {time}. Lo que escribes se guarda; lo enviaremos cuando vuelva.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Volver a intentarlo</translation>
    </message>
    <message>
        <source>has this conversation. You can read and leave notes.</source>
        <translation>tiene esta conversación. Puedes leerla y dejar notas.</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Asumir…</translation>
    </message>
    <message>
        <source>and {n} more also look at this conversation.</source>
        <translation>y {n} más también miran esta conversación.</translation>
    </message>
    <message>
        <source>is writing in this conversation.</source>
        <translation>está escribiendo en esta conversación.</translation>
    </message>
    <message>
        <source>also looks at this conversation.</source>
        <translation>también mira esta conversación.</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>Pasársela</translation>
    </message>
    <message>
        <source>Only you can answer.</source>
        <translation>Solo tú puedes responder.</translation>
    </message>
    <message>
        <source>Somebody else uses the token</source>
        <translation>Alguien más usa la clave</translation>
    </message>
    <message>
        <source>Messages to {name} may be missing. Ask IT for a new token and enter it in the settings.</source>
        <translation>Pueden faltar mensajes a {name}. Pide una clave nueva a informática y ponla en la configuración.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>New message from {name}</source>
        <translation>Mensaje nuevo de {name}</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>Nuevos: {n}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Coge la siguiente</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Commands and search</source>
        <translation>Órdenes y búsqueda</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>ENTRENAMIENTO</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Bloquear la pantalla</translation>
    </message>
    <message>
        <source>{name}, status {status}</source>
        <translation>{name}, estado: {status}</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Transfer the conversation</source>
        <translation>Transferir la conversación</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Equipo {name}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Note for whoever takes it (needed; the citizen never sees it)</source>
        <translation>Nota para quien la recibe (obligatoria; el ciudadano no la ve nunca)</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Everybody attended. We will tell you when somebody writes.</source>
        <translation>Todo el mundo está atendido. Te avisaremos cuando alguien escriba.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Asumir</translation>
    </message>
    <message>
        <source>Why do you take it over? (kept in the journal)</source>
        <translation>¿Por qué la asumes? (queda en el registro)</translation>
    </message>
    <message>
        <source>Block the contact</source>
        <translation>Bloquear el contacto</translation>
    </message>
    <message>
        <source>Why? (kept in the journal)</source>
        <translation>¿Por qué? (queda en el registro)</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>YouPage</name>
    <message>
        <source>Who sits at this desk?</source>
        <translation>¿Quién trabaja en este puesto?</translation>
    </message>
    <message>
        <source>Your name, as colleagues see it</source>
        <translation>Tu nombre, tal como lo ven los compañeros</translation>
    </message>
    <message>
        <source>Login (small letters)</source>
        <translation>Nombre de usuario (minúsculas)</translation>
    </message>
</context>
<context>
    <name>StandingLine</name>
    <message>
        <source>You can no longer see it.</source>
        <translation>Ya no la puedes ver.</translation>
    </message>
    <message>
        <source>It was closed.</source>
        <translation>Se ha cerrado.</translation>
    </message>
    <message>
        <source>{name} has taken it.</source>
        <translation>La ha tomado {name}.</translation>
    </message>
    <message>
        <source>It went back to the queue.</source>
        <translation>Ha vuelto a la cola.</translation>
    </message>
    <message>
        <source>The citizen has written again.</source>
        <translation>El ciudadano ha vuelto a escribir.</translation>
    </message>
    <message>
        <source>Somebody has answered.</source>
        <translation>Alguien ha respondido.</translation>
    </message>
    <message>
        <source>What you write is kept. Nothing is sent until it answers again.</source>
        <translation>Lo que escribes se guarda. No se envía nada hasta que vuelva a responder.</translation>
    </message>
    <message>
        <source>The office does not answer.</source>
        <translation>La oficina no responde.</translation>
    </message>
    <message>
        <source>Looking whether anything has changed; then you can send.</source>
        <translation>Mirando si ha cambiado algo; después podrás enviar.</translation>
    </message>
    <message>
        <source>Changed meanwhile, nothing was sent:</source>
        <translation>Ha cambiado mientras tanto, no se ha enviado nada:</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ya lo he visto</translation>
    </message>
</context>
</TS>
