<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Coincidencia anterior</translation>
    </message>
</context>
<context>
    <name>AnswerPalette</name>
    <message>
        <source>Language: {name}</source>
        <translation>Lengua: {name}</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter inserts · Ctrl+Enter sends · Tab language · Esc closes</source>
        <translation>↑ ↓ elige · Intro inserta · Ctrl+Intro envía · Tab lengua · Esc cierra</translation>
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
        <translation>Solo para el equipo</translation>
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
        <translation>Sugerencias</translation>
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
        <translation>No hay ninguno. Prueba otra palabra.</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Busca emojis</translation>
    </message>
    <message>
        <source>Search: smile, thanks, calendar…</source>
        <translation>Busca: sonrisa, gracias, calendario…</translation>
    </message>
</context>
<context>
    <name>EpisodeList</name>
    <message>
        <source>No topic</source>
        <translation>Sin tema</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
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
        <translation>Como máximo {n} archivos a la vez; el resto no se ha añadido.</translation>
    </message>
    <message>
        <source>Only files of this computer can be attached.</source>
        <translation>Solo se pueden adjuntar archivos de este ordenador.</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quita {name}</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>End the search (Esc)</source>
        <translation>Termina la búsqueda (Esc)</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Busca en la conversación</translation>
    </message>
    <message>
        <source>Next hit, further back (F3)</source>
        <translation>Coincidencia siguiente, más atrás (F3)</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Ninguna coincidencia</translation>
    </message>
    <message>
        <source>Previous hit, nearer to today (Shift+F3)</source>
        <translation>Coincidencia anterior, más cerca de hoy (Mayús+F3)</translation>
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
        <translation>Un nombre, un teléfono o palabras de un mensaje.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Busca en todas partes</translation>
    </message>
    <message>
        <source>Search people and messages</source>
        <translation>Busca personas y mensajes</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter opens · Esc closes</source>
        <translation>↑ ↓ elige · Intro abre · Esc cierra</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Between {since} and {until} messages may be missing on {channel}.</source>
        <translation>Entre el {since} y el {until} pueden faltar mensajes en {channel}.</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ya lo he visto</translation>
    </message>
    <message>
        <source>It stands here until a supervisor has seen it.</source>
        <translation>Se muestra hasta que una persona supervisora lo ha visto.</translation>
    </message>
    <message>
        <source>Not the only time: {n} in all.</source>
        <translation>No es la única vez: hay {n} en total.</translation>
    </message>
    <message>
        <source>The console was away longer than the provider keeps messages. When somebody says they wrote then, ask them to send it again.</source>
        <translation>La consola estuvo ausente más tiempo del que el proveedor guarda los mensajes. Si alguien dice que escribió entonces, pídele que lo vuelva a enviar.</translation>
    </message>
</context>
<context>
    <name>OrderMenu</name>
    <message>
        <source>Latest first</source>
        <translation>Las últimas primero</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Espera más larga primero</translation>
    </message>
    <message>
        <source>Order of those who wait</source>
        <translation>Orden de las que esperan</translation>
    </message>
    <message>
        <source>“Take the next” always gives the longest wait</source>
        <translation>«Coge la siguiente» da siempre la espera más larga</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Blocked: {reason}</source>
        <translation>Bloqueado: {reason}</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloquear…</translation>
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
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>The citizen has stopped this channel and cannot be written to.</source>
        <translation>El ciudadano ha detenido este canal y no se le puede escribir.</translation>
    </message>
    <message>
        <source>This is a group: everybody in it reads your reply.</source>
        <translation>Esto es un grupo: todos sus miembros leen tu respuesta.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A test of the doctor failed. Nothing was changed; its lines above say what to do.</source>
        <translation>Una prueba del diagnóstico ha fallado. No se ha cambiado nada; las líneas de arriba dicen qué hacer.</translation>
    </message>
    <message>
        <source>There is nothing to restore from. Name the backup file, or confirm a restored desk with --confirm.</source>
        <translation>No hay nada de donde restaurar. Di cuál es el archivo de copia, o confirma un puesto restaurado con --confirm.</translation>
    </message>
    <message>
        <source>This reply was written down already with another text. Nothing was sent twice; look at the conversation.</source>
        <translation>Esta respuesta ya estaba anotada con otro texto. No se ha enviado nada dos veces; mira la conversación.</translation>
    </message>
    <message>
        <source>«{value}» is not a place. Write LATITUDE,LONGITUDE in degrees, for example 41.65,2.14.</source>
        <translation>«{value}» no es un lugar. Escribe LATITUD,LONGITUD en grados, por ejemplo 41.65,2.14.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>a button has no words</source>
        <translation>un botón no tiene texto</translation>
    </message>
    <message>
        <source>an internal note</source>
        <translation>nota interna</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>se está enviando</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contacto</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>conversación</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>borrado</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>error {number}</source>
        <translation>error {number}</translation>
    </message>
    <message>
        <source>example</source>
        <translation>ejemplo</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>en duda</translation>
    </message>
    <message>
        <source>in its undo time</source>
        <translation>aún se puede deshacer</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>incidencia</translation>
    </message>
    <message>
        <source>it has arrived</source>
        <translation>ya ha llegado</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>no tiene texto</translation>
    </message>
    <message>
        <source>it has not gone out yet</source>
        <translation>todavía no ha salido</translation>
    </message>
    <message>
        <source>it is arriving</source>
        <translation>está llegando</translation>
    </message>
    <message>
        <source>it is missing on this computer</source>
        <translation>no está en este ordenador</translation>
    </message>
    <message>
        <source>it is older than {hours} hours</source>
        <translation>tiene más de {hours} horas</translation>
    </message>
    <message>
        <source>it is too big</source>
        <translation>es demasiado grande</translation>
    </message>
    <message>
        <source>it is too big for the channel</source>
        <translation>es demasiado grande para el canal</translation>
    </message>
    <message>
        <source>it may not be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>it must be a table of texts, like find = "Ctrl+F"</source>
        <translation>tiene que ser una tabla de textos, como find = "Ctrl+F"</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>tiene que ser un número entero</translation>
    </message>
    <message>
        <source>it must be between {minimum} and {maximum}</source>
        <translation>tiene que estar entre {minimum} y {maximum}</translation>
    </message>
    <message>
        <source>it must be like find=Ctrl+F;help=F1</source>
        <translation>tiene que ser como find=Ctrl+F;help=F1</translation>
    </message>
    <message>
        <source>it must be one line of at most {limit} characters</source>
        <translation>tiene que ser una sola línea de {limit} caracteres como máximo</translation>
    </message>
    <message>
        <source>it must be one of {choices}</source>
        <translation>tiene que ser uno de estos valores: {choices}</translation>
    </message>
    <message>
        <source>it must be system, none, or an address like http://proxy.town.example:3128 without a password</source>
        <translation>tiene que ser system, none o una dirección como http://proxy.town.example:3128 sin contraseña</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>tiene que ser true o false</translation>
    </message>
    <message>
        <source>it must be two times like 22:00-07:30, or empty</source>
        <translation>tienen que ser dos horas, como 22:00-07:30, o nada</translation>
    </message>
    <message>
        <source>it must be yes or no</source>
        <translation>tiene que ser yes o no</translation>
    </message>
    <message>
        <source>it was deleted already</source>
        <translation>ya se había borrado</translation>
    </message>
    <message>
        <source>it was not sent</source>
        <translation>no se ha enviado</translation>
    </message>
    <message>
        <source>it went out in several parts</source>
        <translation>salió en varias partes</translation>
    </message>
    <message>
        <source>its answer makes no sense</source>
        <translation>su respuesta no tiene sentido</translation>
    </message>
    <message>
        <source>line {line} cannot be understood</source>
        <translation>la línea {line} no se entiende</translation>
    </message>
    <message>
        <source>nobody knows yet whether it arrived</source>
        <translation>aún no se sabe si ha llegado</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>no enviado</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leído</translation>
    </message>
    <message>
        <source>received</source>
        <translation>recibido</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>sent message</source>
        <translation>mensaje enviado</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>deshecho</translation>
    </message>
    <message>
        <source>the address of the server cannot be used</source>
        <translation>la dirección del servidor no se puede usar</translation>
    </message>
    <message>
        <source>the answer is too long</source>
        <translation>la respuesta es demasiado larga</translation>
    </message>
    <message>
        <source>the certificate of the server is not valid</source>
        <translation>el certificado del servidor no es válido</translation>
    </message>
    <message>
        <source>the channel cannot</source>
        <translation>el canal no sabe hacerlo</translation>
    </message>
    <message>
        <source>the channel gave it no number</source>
        <translation>el canal no le dio número</translation>
    </message>
    <message>
        <source>the channel has no buttons</source>
        <translation>el canal no tiene botones</translation>
    </message>
    <message>
        <source>the channel no longer has it</source>
        <translation>el canal ya no lo tiene</translation>
    </message>
    <message>
        <source>the channel says «{said}»</source>
        <translation>el canal dice «{said}»</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>la conexión se ha cortado</translation>
    </message>
    <message>
        <source>the console asked for something the channel does not know</source>
        <translation>la consola ha pedido algo que el canal no conoce</translation>
    </message>
    <message>
        <source>the encrypted connection failed</source>
        <translation>la conexión cifrada ha fallado</translation>
    </message>
    <message>
        <source>the exchange failed</source>
        <translation>el intercambio ha fallado</translation>
    </message>
    <message>
        <source>the group has another number now</source>
        <translation>el grupo tiene ahora otro número</translation>
    </message>
    <message>
        <source>the name of the server was not found</source>
        <translation>no se ha encontrado el nombre del servidor</translation>
    </message>
    <message>
        <source>the new text must have 1 to {limit} characters</source>
        <translation>el texto nuevo debe tener entre 1 y {limit} caracteres</translation>
    </message>
    <message>
        <source>the place is not on the map</source>
        <translation>el lugar no está en el mapa</translation>
    </message>
    <message>
        <source>the press of the button is over</source>
        <translation>ya no se puede responder al botón</translation>
    </message>
    <message>
        <source>the proxy did not let the connection through</source>
        <translation>el servidor intermediario no ha dejado pasar la conexión</translation>
    </message>
    <message>
        <source>the server could not be reached in time</source>
        <translation>no se ha podido llegar al servidor a tiempo</translation>
    </message>
    <message>
        <source>the server did not answer in time</source>
        <translation>el servidor no ha respondido a tiempo</translation>
    </message>
    <message>
        <source>the server has a fault of its own</source>
        <translation>el servidor tiene una avería</translation>
    </message>
    <message>
        <source>the server refused the connection</source>
        <translation>el servidor ha rechazado la conexión</translation>
    </message>
    <message>
        <source>the server refuses the request</source>
        <translation>el servidor rechaza la petición</translation>
    </message>
    <message>
        <source>there is no Matrix server at this address</source>
        <translation>en esta dirección no hay ningún servidor de Matrix</translation>
    </message>
    <message>
        <source>there is nothing to send</source>
        <translation>no hay nada que enviar</translation>
    </message>
    <message>
        <source>too many requests at once</source>
        <translation>demasiadas peticiones a la vez</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>pendiente de enviar</translation>
    </message>
    <message>
        <source>what a button stands for is empty or too long</source>
        <translation>lo que representa un botón está vacío o es demasiado largo</translation>
    </message>
</context>
<context>
    <name>ShortCard</name>
    <message>
        <source>Card</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last topic</source>
        <translation>Último tema</translation>
    </message>
    <message>
        <source>Name, language, identity and blocking</source>
        <translation>Nombre, idioma, identidad y bloqueo</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Ábrela</translation>
    </message>
    <message>
        <source>asked {day}</source>
        <translation>pedido {day}</translation>
    </message>
    <message>
        <source>given {day}</source>
        <translation>dado {day}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>none kept</source>
        <translation>ninguno guardado</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>withdrawn {day}</source>
        <translation>retirado {day}</translation>
    </message>
    <message>
        <source>{language} (detected)</source>
        <translation>{language} (detectado)</translation>
    </message>
    <message>
        <source>{n} in 12 months</source>
        <translation>{n} en 12 meses</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>As it is, after the time to undo</source>
        <translation>Tal como está, pasado el tiempo para deshacer</translation>
    </message>
    <message>
        <source>Into the box, to be read before it goes out</source>
        <translation>A la caja, para leerla antes de que salga</translation>
    </message>
    <message>
        <source>{owner} · reviewed on {date}</source>
        <translation>{owner} · revisada el {date}</translation>
    </message>
    <message>
        <source>perhaps, by its meaning</source>
        <translation>quizá, por el sentido</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Messages may be missing here: nothing was received between {since} and {until}.</source>
        <translation>Aquí pueden faltar mensajes: no se recibió nada entre el {since} y el {until}.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>To the newest</source>
        <translation>A los más nuevos</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search people, conversations or commands</source>
        <translation>Busca personas, conversaciones u órdenes</translation>
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
