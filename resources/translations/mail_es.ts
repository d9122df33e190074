<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Problem</name>
    <message>
        <source>«{value}» cannot be used for notices by mail. Nothing was changed; correct it and run the command again.</source>
        <translation>«{value}» no sirve para los avisos por correo. No se ha cambiado nada; corrígelo y vuelve a ejecutar la orden.</translation>
    </message>
    <message>
        <source>{host} is another computer, and mail goes there encrypted only. Nothing was changed; use --tls implicit or --tls starttls.</source>
        <translation>{host} es otro ordenador y el correo solo va allí cifrado. No se ha cambiado nada; usa --tls implicit o --tls starttls.</translation>
    </message>
    <message>
        <source>In an office the computer that runs sync sends the mails and keeps the password. Nothing was changed; run the command there.</source>
        <translation>En una oficina, los correos los envía el ordenador donde se ejecuta sync, que también guarda la contraseña. No se ha cambiado nada; ejecuta la orden allí.</translation>
    </message>
    <message>
        <source>Notices do not leave by mail here. Nothing was sent; say through which server with: ventanilla town mail set</source>
        <translation>Aquí los avisos no salen por correo. No se ha enviado nada; di por qué servidor con: ventanilla town mail set</translation>
    </message>
    <message>
        <source>The password for the mail server {host} is not on this computer. Notices wait up to an hour; put it in again with: ventanilla town mail set</source>
        <translation>La contraseña del servidor de correo {host} no está en este ordenador. Los avisos esperan hasta una hora; vuelve a ponerla con: ventanilla town mail set</translation>
    </message>
    <message>
        <source>The mail server {host} could not be used: {why}. Notices are tried again for an hour and messages go on as ever; look with: ventanilla town mail test</source>
        <translation>No se ha podido usar el servidor de correo {host}: {why}. Los avisos se vuelven a intentar durante una hora y los mensajes van como siempre; compruébalo con: ventanilla town mail test</translation>
    </message>
    <message>
        <source>The mail server {host} refuses the user or the password. Notices are tried again for an hour and messages go on as ever; put it in again with: ventanilla town mail set</source>
        <translation>El servidor de correo {host} rechaza el usuario o la contraseña. Los avisos se vuelven a intentar durante una hora y los mensajes van como siempre; vuelve a ponerlo con: ventanilla town mail set</translation>
    </message>
    <message>
        <source>The mail server {host} did not take the notice (code {found}). It is tried again for an hour; ask whoever runs the server whether the sender and the recipients are allowed.</source>
        <translation>El servidor de correo {host} no ha aceptado el aviso (código {found}). Se vuelve a intentar durante una hora; pregunta a quien lleva el servidor si permite el remitente y los destinatarios.</translation>
    </message>
    <message>
        <source>The mail server did not take some of the recipients ({count}); the others have the notice. Check their addresses with: ventanilla town mail show</source>
        <translation>El servidor de correo no ha aceptado algunos destinatarios ({count}); los demás ya tienen el aviso. Comprueba sus direcciones con: ventanilla town mail show</translation>
    </message>
    <message>
        <source>The connection to the mail server {host} ended while it took a notice. It may have arrived and is not sent again; look at the board.</source>
        <translation>La conexión con el servidor de correo {host} se ha cortado mientras recibía un aviso. Puede que haya llegado y no se vuelve a enviar; mira el panel.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>notices by mail: the way</source>
        <translation>avisos por correo: cómo salen</translation>
    </message>
    <message>
        <source>no notices by mail any more</source>
        <translation>ya no hay avisos por correo</translation>
    </message>
    <message>
        <source>notice sent by mail</source>
        <translation>aviso enviado por correo</translation>
    </message>
    <message>
        <source>notice by mail given up</source>
        <translation>aviso por correo abandonado</translation>
    </message>
</context>
<context>
    <name>MailBox</name>
    <message>
        <source>many wait</source>
        <translation>espera mucha gente</translation>
    </message>
    <message>
        <source>somebody waits too long</source>
        <translation>alguien espera demasiado</translation>
    </message>
    <message>
        <source>few answers in time</source>
        <translation>pocas respuestas a tiempo</translation>
    </message>
    <message>
        <source>nobody available</source>
        <translation>nadie disponible</translation>
    </message>
    <message>
        <source>a channel cannot be reached</source>
        <translation>un canal no responde</translation>
    </message>
    <message>
        <source>Notices by mail to supervisors</source>
        <translation>Avisos por correo a los supervisores</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Off. IT turns it on, where messages are received and sent: ventanilla town mail set</source>
        <translation>Desactivados. Informática los activa en el ordenador que recibe y envía los mensajes: ventanilla town mail set</translation>
    </message>
    <message>
        <source>Once for each crossing, through {host}, to {people}: {kinds}.</source>
        <translation>Una vez cada vez que se supera un umbral, por {host}, a {people}: {kinds}.</translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message>
        <source>Reserved to their team: {n}.</source>
        <translation>Reservadas a su equipo: {n}.</translation>
    </message>
</context>
</TS>
