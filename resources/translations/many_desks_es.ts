<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>The office's database does not let you do this. Nothing was changed; if it is part of your work, ask a supervisor.</source>
        <translation>La base de datos de la oficina no te deja hacer esto. No se ha cambiado nada; si es parte de tu trabajo, habla con una persona supervisora.</translation>
    </message>
    <message>
        <source>You hold as many conversations as you may. Nothing was claimed; close one or pass it on, then take the next.</source>
        <translation>Ya llevas todas las conversaciones que puedes llevar. No se ha cogido nada; cierra o pasa una y coge la siguiente.</translation>
    </message>
    <message>
        <source>This desk belongs to {owner} and cannot act as {login}. Nothing was changed; use --as {owner}, or another desk.</source>
        <translation>Este puesto es de {owner} y no puede actuar como {login}. No se ha cambiado nada; usa --as {owner}, u otro puesto.</translation>
    </message>
    <message>
        <source>The office's server refuses this desk's login. Nothing can be read or sent; ask IT whether it was disabled, and for a new invitation.</source>
        <translation>El servidor de la oficina rechaza el acceso de este puesto. No se puede leer ni enviar nada; pregunta a informática si se ha desactivado y pide una invitación nueva.</translation>
    </message>
    <message>
        <source>The office's server offers no protected connection. Nothing was sent to it; ask IT to switch TLS on at the server.</source>
        <translation>El servidor de la oficina no ofrece ninguna conexión protegida. No se le ha enviado nada; pide a informática que active TLS en él.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not the one this office vouches for. No connection was made, because somebody could be listening; ask IT.</source>
        <translation>El certificado de {host} no es el que avala esta oficina. No se ha conectado, porque alguien podría estar escuchando; habla con informática.</translation>
    </message>
    <message>
        <source>The name {host} is not known in this network. No connection was made; check the network, then ask IT for the server's name.</source>
        <translation>El nombre {host} no se conoce en esta red. No se ha conectado; comprueba la red y pide a informática el nombre del servidor.</translation>
    </message>
    <message>
        <source>The office's server is PostgreSQL {found}; 14 is the oldest that works. Nothing was changed; ask IT to update it.</source>
        <translation>El servidor de la oficina es PostgreSQL {found}; el más antiguo que sirve es el 14. No se ha cambiado nada; pide a informática que lo actualice.</translation>
    </message>
    <message>
        <source>The office's database is at version {found} and this program needs {known}. Nothing was changed; IT runs: ventanilla office init</source>
        <translation>La base de datos de la oficina está en la versión {found} y este programa necesita la {known}. No se ha cambiado nada; informática ejecuta: ventanilla office init</translation>
    </message>
    <message>
        <source>The clocks of this computer and of the office's server differ by {seconds} seconds. Nothing was changed; set this computer's clock.</source>
        <translation>Los relojes de este ordenador y del servidor de la oficina difieren {seconds} segundos. No se ha cambiado nada; pon en hora este ordenador.</translation>
    </message>
    <message>
        <source>This login may not set up an office. Nothing was changed; use the owner of the database, with the right to make roles (CREATEROLE).</source>
        <translation>Este usuario no puede montar una oficina. No se ha cambiado nada; usa el propietario de la base de datos, con derecho a crear roles (CREATEROLE).</translation>
    </message>
    <message>
        <source>There is no office in this database. Nothing was changed; make it with: ventanilla office init</source>
        <translation>En esta base de datos no hay ninguna oficina. No se ha cambiado nada; créala con: ventanilla office init</translation>
    </message>
    <message>
        <source>This office was founded from another folder, which holds the key of its files. Nothing was changed; go on in that folder.</source>
        <translation>Esta oficina se fundó desde otra carpeta, que tiene la clave de sus ficheros. No se ha cambiado nada; sigue en aquella carpeta.</translation>
    </message>
    <message>
        <source>This folder holds a desk already. Nothing was changed; name another folder with --data.</source>
        <translation>Esta carpeta ya tiene un puesto de trabajo. No se ha cambiado nada; indica otra carpeta con --data.</translation>
    </message>
    <message>
        <source>The invitation cannot be read. Nothing was changed; copy it whole, from the first sign to the last.</source>
        <translation>La invitación no se puede leer. No se ha cambiado nada; cópiala entera, del primer signo al último.</translation>
    </message>
    <message>
        <source>This invitation was used already or is too old. Nothing was changed; ask IT for a new one with: ventanilla office invite</source>
        <translation>Esta invitación ya se ha usado o es demasiado antigua. No se ha cambiado nada; pide una nueva a informática, con: ventanilla office invite</translation>
    </message>
    <message>
        <source>{login} has been invited already. Nothing was changed; to give a new secret use: ventanilla office invite {login} --again</source>
        <translation>{login} ya tiene invitación. No se ha cambiado nada; para darle un secreto nuevo: ventanilla office invite {login} --again</translation>
    </message>
    <message>
        <source>Nobody called {login} has a login in this office. Nothing was changed; check the spelling.</source>
        <translation>Nadie llamado {login} tiene acceso en esta oficina. No se ha cambiado nada; comprueba cómo se escribe.</translation>
    </message>
    <message>
        <source>The data of an office is on its server, so nothing was copied here. IT keeps copies of the server, for example with pg_dump.</source>
        <translation>Los datos de una oficina están en su servidor, y aquí no se ha copiado nada. Informática guarda copias, por ejemplo con pg_dump.</translation>
    </message>
    <message>
        <source>The journal is not as it was written: {count} entries hold, and it breaks at entry {id}. Nothing was changed; keep the database as it is and call IT.</source>
        <translation>El registro no está como se escribió: {count} entradas son buenas y se rompe en la entrada {id}. No se ha cambiado nada; deja la base de datos como está y avisa a informática.</translation>
    </message>
    <message>
        <source>The office's server asks for the secret in a way that could give it away. Nothing was told to it; ask IT to set scram-sha-256 there.</source>
        <translation>El servidor de la oficina pide el secreto de una manera que podría revelarlo. No se le ha dicho nada; pide a informática que ponga scram-sha-256.</translation>
    </message>
    <message>
        <source>The new place has people or channels of its own already. Nothing was moved; move to an empty one, and invite people afterwards.</source>
        <translation>El sitio nuevo ya tiene personas o canales propios. No se ha movido nada; mueve a uno vacío e invita a la gente después.</translation>
    </message>
    <message>
        <source>The copy of {name} is not equal to what is here. This desk goes on as before; move again, and call IT when it happens twice.</source>
        <translation>La copia de {name} no es igual a lo que hay aquí. Este puesto sigue como antes; vuelve a mover, y avisa a informática si pasa dos veces.</translation>
    </message>
    <message>
        <source>A machine still receives and sends for this office. Nothing was moved; stop ventanilla sync everywhere, wait 15 seconds and move again.</source>
        <translation>Una máquina aún recibe y envía para esta oficina. No se ha movido nada; para ventanilla sync en todas partes, espera 15 segundos y vuelve a mover.</translation>
    </message>
    <message>
        <source>A desk that stands alone moves to postgresql://…, and an office, from its owner's folder, to a new folder. Nothing was moved.</source>
        <translation>Un puesto solo se mueve a postgresql://…, y una oficina, desde la carpeta del propietario, a una carpeta nueva. No se ha movido nada.</translation>
    </message>
    <message>
        <source>«{language}» is not the code of a language. Nothing was changed; write codes like ca, es or ar.</source>
        <translation>«{language}» no es el código de ninguna lengua. No se ha cambiado nada; escribe códigos como ca, es o ar.</translation>
    </message>
    <message>
        <source>Somebody may hold 1 to {limit} conversations at once, or any number. Nothing was changed; choose another number.</source>
        <translation>Alguien puede llevar de 1 a {limit} conversaciones a la vez, o las que quiera. No se ha cambiado nada; elige otro número.</translation>
    </message>
    <message>
        <source>Another machine of the office talks to this channel now. This one has stored nothing and stands by; there is nothing to do.</source>
        <translation>Ahora es otra máquina de la oficina la que habla con este canal. Esta no ha guardado nada y queda a la espera; no hay que hacer nada.</translation>
    </message>
    <message>
        <source>Somebody else receives with the token of {name}, and it is no machine of this office. What they take may not reach you; make a new token at the provider and put it in.</source>
        <translation>Alguien más recibe con la clave de {name}, y no es ninguna máquina de esta oficina. Lo que se lleva puede no llegarte; crea una clave nueva en el proveedor y ponla.</translation>
    </message>
    <message>
        <source>You are at the counter, so nothing is offered to you. Nothing was claimed; set your status to Available, or claim one by hand.</source>
        <translation>Estás en el mostrador, y por eso no se te propone nada. No se ha tomado nada; pon tu estado en Disponible, o toma una a mano.</translation>
    </message>
    <message>
        <source>{login} is at the counter, on a break or offline. Nothing was assigned; it stays in the queue, or somebody gives it to them by hand.</source>
        <translation>{login} está en el mostrador, en un descanso o desconectada. No se ha asignado nada; se queda en la cola, o alguien se la da a mano.</translation>
    </message>
    <message>
        <source>Only a break has minutes, from 1 to {most}. Nothing was changed; leave them out or choose another number.</source>
        <translation>Solo un descanso tiene minutos, de 1 a {most}. No se ha cambiado nada; omítelos o elige otro número.</translation>
    </message>
</context>
<context>
    <name>ConnectionFoot</name>
    <message>
        <source>The office does not answer</source>
        <translation>La oficina no responde</translation>
    </message>
    <message>
        <source>What you see may be old. What you write is kept; nothing is sent until the office answers again.</source>
        <translation>Lo que ves puede ser antiguo. Lo que escribes se guarda; no se envía nada hasta que la oficina vuelva a responder.</translation>
    </message>
    <message>
        <source>in step as of {time}</source>
        <translation>al día a las {time}</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Your office is waiting</source>
        <translation>Tu oficina te espera</translation>
    </message>
    <message>
        <source>Whoever looks after the computers gave you an invitation: a long line of signs, or a file.</source>
        <translation>Quien lleva los ordenadores te ha dado una invitación: una línea larga de signos o un fichero.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitación</translation>
    </message>
    <message>
        <source>Open its file…</source>
        <translation>Abrir su fichero…</translation>
    </message>
    <message>
        <source>The server's name, its certificate, its version and its clock are looked at, then your login is made this computer's alone. The invitation is used up.</source>
        <translation>Se comprueban el nombre del servidor, su certificado, su versión y su reloj, y tu acceso pasa a ser solo de este ordenador. La invitación queda gastada.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>I have an invitation to an office of many desks</source>
        <translation>Tengo una invitación a una oficina de muchos puestos</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Looking for the office…</source>
        <translation>Buscando la oficina…</translation>
    </message>
</context>
</TS>
