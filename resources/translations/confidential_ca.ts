<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>Problem</name>
    <message>
        <source>Conversation {id} is confidential, and the journal keeps who reads it. Nothing was shown; say who you are with --as LOGIN and, outside its team, why with --reason.</source>
        <translation>La conversa {id} és confidencial i el registre desa qui la llegeix. No s’ha mostrat res; digues qui ets amb --as LOGIN i, fora de l’equip, per què amb --reason.</translation>
    </message>
    <message>
        <source>This conversation is confidential and belongs to {team}. Nothing was shown or changed; somebody of that team answers it, or you open it with a reason that the journal keeps.</source>
        <translation>Aquesta conversa és confidencial i és de {team}. No s’ha mostrat ni canviat res; la contesta algú d’aquest equip, o l’obres amb un motiu que queda al registre.</translation>
    </message>
    <message>
        <source>{name} is not in {team}, whose conversations are confidential. It stays where it was; give it to somebody of the team, or pass it on to another team first.</source>
        <translation>{name} no és de {team}, que té converses confidencials. Es queda on era; dona-la a algú de l’equip o passa-la abans a un altre equip.</translation>
    </message>
    <message>
        <source>{team} has no supervisor among its members, so nobody could let others in or undo this. It is as open as before; put a supervisor into the team first.</source>
        <translation>{team} no té cap supervisor entre els seus membres, i ningú podria deixar-hi entrar ningú ni desfer-ho. Segueix tan obert com abans; posa-hi primer un supervisor.</translation>
    </message>
    <message>
        <source>This conversation is confidential, and the program learns nothing from it. The rules are as before; there is nothing to do.</source>
        <translation>Aquesta conversa és confidencial i el programa no n’aprèn res. Les regles són com abans; no cal fer res.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>the conversation is confidential</source>
        <translation>la conversa és confidencial</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Confidential conversations</source>
        <translation>Converses confidencials</translation>
    </message>
    <message>
        <source>read a confidential conversation</source>
        <translation>ha llegit una conversa confidencial</translation>
    </message>
    <message>
        <source>no longer confidential</source>
        <translation>ja no és confidencial</translation>
    </message>
    <message>
        <source>confidentiality of a team</source>
        <translation>confidencialitat d’un equip</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Reserved</source>
        <translation>Reservada</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Confidencial</translation>
    </message>
    <message>
        <source>For {team} only</source>
        <translation>Només per a {team}</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>This conversation is for {team} only. Why do you open it? The journal keeps your name and the reason; it closes again after 15 minutes.</source>
        <translation>Aquesta conversa és només per a {team}. Per què l’obres? El registre desa el teu nom i el motiu; es torna a tancar al cap de 15 minuts.</translation>
    </message>
    <message>
        <source>Open a reserved conversation</source>
        <translation>Obrir una conversa reservada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
</context>
<context>
    <name>TeamBox</name>
    <message>
        <source>Make confidential</source>
        <translation>Fes-lo confidencial</translation>
    </message>
    <message>
        <source>Lay open</source>
        <translation>Obre’l a tothom</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidencial</translation>
    </message>
    <message>
        <source>Of a confidential team others see that somebody waits, and neither who nor what. Whoever opens a conversation of it is written down in the journal; an operator says why. The program answers nothing there and learns nothing.</source>
        <translation>D’un equip confidencial els altres veuen que algú espera, però no qui ni què. Qui n’obre una conversa queda escrit al registre; un operador diu per què. El programa no hi contesta ni n’aprèn res.</translation>
    </message>
</context>
</TS>
