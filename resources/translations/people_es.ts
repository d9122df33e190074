<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Settings</name>
    <message>
        <source>People and teams</source>
        <translation>Personas y equipos</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A name is missing. Nothing was changed; write one and try again.</source>
        <translation>Falta el nombre. No se ha cambiado nada; escribe uno y vuelve a probar.</translation>
    </message>
    <message>
        <source>There is a team called {name} already. Nothing was changed; use that one, or choose another name.</source>
        <translation>Ya hay un equipo llamado {name}. No se ha cambiado nada; usa ese o elige otro nombre.</translation>
    </message>
    <message>
        <source>The citizen has written meanwhile. Nothing was closed; read what came, then close it again.</source>
        <translation>Mientras tanto ha escrito el ciudadano. No se ha cerrado nada; lee lo que ha llegado y vuelve a cerrar.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Only a supervisor can change people and teams.</source>
        <translation>Solo una persona supervisora puede cambiar las personas y los equipos.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Alguien nuevo</translation>
    </message>
    <message>
        <source>Each person signs in with a login of their own, which IT makes on any PC that has founded the office or was given its owner’s password. Ask them for:</source>
        <translation>Cada persona entra con un acceso propio, que crea informática desde el ordenador que fundó la oficina o que tiene su contraseña de propietario. Pídeles:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Login of the new person</source>
        <translation>Acceso de la persona nueva</translation>
    </message>
    <message>
        <source>Name and surname</source>
        <translation>Nombre y apellidos</translation>
    </message>
    <message>
        <source>Name of the new person</source>
        <translation>Nombre de la persona nueva</translation>
    </message>
    <message>
        <source>What the new person is</source>
        <translation>Qué es la persona nueva</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>{n} of {most} now</source>
        <translation>{n} de {most} ahora</translation>
    </message>
    <message>
        <source>{n} now</source>
        <translation>{n} ahora</translation>
    </message>
</context>
<context>
    <name>PersonEditor</name>
    <message>
        <source>supervisor</source>
        <translation>supervisión</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>all; or codes: ca, es, ar</source>
        <translation>todas; o códigos: ca, es, ar</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>las que haga falta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Conversations at once</source>
        <translation>Conversaciones a la vez</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>End {name}’s access…</source>
        <translation>Cerrar el acceso de {name}…</translation>
    </message>
    <message>
        <source>{name} (closed)</source>
        <translation>{name} (cerrado)</translation>
    </message>
    <message>
        <source>Only its members let somebody into a closed team.</source>
        <translation>En un equipo cerrado, solo dejan entrar sus miembros.</translation>
    </message>
    <message>
        <source>Sees every conversation. Languages and teams say who is offered what first.</source>
        <translation>Ve todas las conversaciones. Los idiomas y los equipos dicen qué se ofrece primero a cada cual.</translation>
    </message>
    <message>
        <source>Sees every conversation, those of the closed teams too.</source>
        <translation>Ve todas las conversaciones, también las de los equipos cerrados.</translation>
    </message>
    <message>
        <source>Sees every conversation but those of closed teams, of which only: {names}.</source>
        <translation>Ve todas las conversaciones, y de los equipos cerrados solo las de: {names}.</translation>
    </message>
    <message>
        <source>Sees every conversation but those of closed teams, also where a supervisor.</source>
        <translation>Ve todas las conversaciones menos las de los equipos cerrados, aunque sea de supervisión.</translation>
    </message>
    <message>
        <source>{name} can no longer claim or answer, and the {n} conversations they hold go back to the queue. What they wrote stays.</source>
        <translation>{name} ya no podrá coger ni responder, y las {n} conversaciones que lleva vuelven a la cola. Lo que ha escrito se conserva.</translation>
    </message>
    <message>
        <source>IT closes the login itself with: ventanilla office disable {login}</source>
        <translation>Informática cierra el acceso mismo con: ventanilla office disable {login}</translation>
    </message>
    <message>
        <source>End an access</source>
        <translation>Cerrar un acceso</translation>
    </message>
    <message>
        <source>End the access</source>
        <translation>Cerrar el acceso</translation>
    </message>
</context>
<context>
    <name>TeamBox</name>
    <message>
        <source>Teams</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Name of a new team</source>
        <translation>Nombre de un equipo nuevo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Of a closed team only its members see the conversations: the database shows them to nobody else, not to supervisors either. Whoever founds it is its first member.</source>
        <translation>De un equipo cerrado, solo sus miembros ven las conversaciones: la base de datos no las enseña a nadie más, tampoco a quien supervisa. Quien lo funda es su primer miembro.</translation>
    </message>
    <message>
        <source>A team has a queue of its own and is offered its conversations first. On this one PC everybody sees all of them; in an office only its members see those of a closed team.</source>
        <translation>Un equipo tiene su cola y se le ofrecen primero sus conversaciones. En este único ordenador todos lo ven todo; en una oficina, las de un equipo cerrado solo las ven sus miembros.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>nobody in it yet</source>
        <translation>todavía sin nadie</translation>
    </message>
    <message>
        <source>{n} conversations</source>
        <translation>{n} conversaciones</translation>
    </message>
</context>
</TS>
