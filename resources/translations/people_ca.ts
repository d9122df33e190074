<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Settings</name>
    <message>
        <source>People and teams</source>
        <translation>Persones i equips</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A name is missing. Nothing was changed; write one and try again.</source>
        <translation>Falta el nom. No s’ha canviat res; escriu-ne un i torna-ho a provar.</translation>
    </message>
    <message>
        <source>There is a team called {name} already. Nothing was changed; use that one, or choose another name.</source>
        <translation>Ja hi ha un equip que es diu {name}. No s’ha canviat res; fes servir aquest o tria un altre nom.</translation>
    </message>
    <message>
        <source>The citizen has written meanwhile. Nothing was closed; read what came, then close it again.</source>
        <translation>Mentrestant ha escrit el ciutadà. No s’ha tancat res; llegeix el que ha arribat i torna-ho a tancar.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Only a supervisor can change people and teams.</source>
        <translation>Només una persona supervisora pot canviar les persones i els equips.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persones</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Algú nou</translation>
    </message>
    <message>
        <source>Each person signs in with a login of their own, which IT makes on any PC that has founded the office or was given its owner’s password. Ask them for:</source>
        <translation>Cada persona entra amb un accés propi, que fa informàtica des de l’ordinador que va fundar l’oficina o que en té la contrasenya de propietari. Demana’ls:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Afegeix</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Accés</translation>
    </message>
    <message>
        <source>Login of the new person</source>
        <translation>Accés de la persona nova</translation>
    </message>
    <message>
        <source>Name and surname</source>
        <translation>Nom i cognoms</translation>
    </message>
    <message>
        <source>Name of the new person</source>
        <translation>Nom de la persona nova</translation>
    </message>
    <message>
        <source>What the new person is</source>
        <translation>Què és la persona nova</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Equips</translation>
    </message>
    <message>
        <source>{n} of {most} now</source>
        <translation>{n} de {most} ara</translation>
    </message>
    <message>
        <source>{n} now</source>
        <translation>{n} ara</translation>
    </message>
</context>
<context>
    <name>PersonEditor</name>
    <message>
        <source>supervisor</source>
        <translation>supervisió</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>atenció</translation>
    </message>
    <message>
        <source>all; or codes: ca, es, ar</source>
        <translation>totes; o codis: ca, es, ar</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>les que calgui</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Llengües</translation>
    </message>
    <message>
        <source>Conversations at once</source>
        <translation>Converses alhora</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Equips</translation>
    </message>
    <message>
        <source>End {name}’s access…</source>
        <translation>Tanca l’accés de {name}…</translation>
    </message>
    <message>
        <source>{name} (closed)</source>
        <translation>{name} (tancat)</translation>
    </message>
    <message>
        <source>Only its members let somebody into a closed team.</source>
        <translation>En un equip tancat, només en fan entrar els seus membres.</translation>
    </message>
    <message>
        <source>Sees every conversation. Languages and teams say who is offered what first.</source>
        <translation>Veu totes les converses. Les llengües i els equips diuen què s’ofereix primer a cadascú.</translation>
    </message>
    <message>
        <source>Sees every conversation, those of the closed teams too.</source>
        <translation>Veu totes les converses, també les dels equips tancats.</translation>
    </message>
    <message>
        <source>Sees every conversation but those of closed teams, of which only: {names}.</source>
        <translation>Veu totes les converses, i dels equips tancats només les de: {names}.</translation>
    </message>
    <message>
        <source>Sees every conversation but those of closed teams, also where a supervisor.</source>
        <translation>Veu totes les converses menys les dels equips tancats, encara que sigui de supervisió.</translation>
    </message>
    <message>
        <source>{name} can no longer claim or answer, and the {n} conversations they hold go back to the queue. What they wrote stays.</source>
        <translation>{name} ja no podrà agafar ni respondre, i les {n} converses que porta tornen a la cua. El que ha escrit es conserva.</translation>
    </message>
    <message>
        <source>IT closes the login itself with: ventanilla office disable {login}</source>
        <translation>Informàtica tanca l’accés mateix amb: ventanilla office disable {login}</translation>
    </message>
    <message>
        <source>End an access</source>
        <translation>Tancar un accés</translation>
    </message>
    <message>
        <source>End the access</source>
        <translation>Tanca l’accés</translation>
    </message>
</context>
<context>
    <name>TeamBox</name>
    <message>
        <source>Teams</source>
        <translation>Equips</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tancat</translation>
    </message>
    <message>
        <source>Name of a new team</source>
        <translation>Nom d’un equip nou</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Afegeix</translation>
    </message>
    <message>
        <source>Of a closed team only its members see the conversations: the database shows them to nobody else, not to supervisors either. Whoever founds it is its first member.</source>
        <translation>D’un equip tancat, només els membres en veuen les converses: la base de dades no les ensenya a ningú més, tampoc a qui supervisa. Qui el funda n’és el primer membre.</translation>
    </message>
    <message>
        <source>A team has a queue of its own and is offered its conversations first. On this one PC everybody sees all of them; in an office only its members see those of a closed team.</source>
        <translation>Un equip té la seva cua i se li ofereixen primer les seves converses. En aquest únic ordinador tothom ho veu tot; en una oficina, les d’un equip tancat només les veuen els membres.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tancat</translation>
    </message>
    <message>
        <source>nobody in it yet</source>
        <translation>encara sense ningú</translation>
    </message>
    <message>
        <source>{n} conversations</source>
        <translation>{n} converses</translation>
    </message>
</context>
</TS>
