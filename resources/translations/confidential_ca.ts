<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>Problem</name>
    <message>
        <source>This conversation is confidential and belongs to {team}. Nothing was shown or changed; somebody of that team answers it, or you open it with a reason that the journal keeps.</source>
        <translation>Aquesta conversa és confidencial i és de {team}. No s'ha mostrat ni canviat res; la contesta algú d'aquest equip, o l'obres amb un motiu que queda al registre.</translation>
    </message>
    <message>
        <source>{name} is not in {team}, whose conversations are confidential. It stays where it was; give it to somebody of the team, or pass it on to another team first.</source>
        <translation>{name} no és de {team}, que té converses confidencials. Es queda on era; dona-la a algú de l'equip o passa-la abans a un altre equip.</translation>
    </message>
    <message>
        <source>{team} has no supervisor among its members, so nobody could let others in or undo this. It is as open as before; put a supervisor into the team first.</source>
        <translation>{team} no té cap supervisor entre els seus membres, i ningú podria deixar-hi entrar ningú ni desfer-ho. Segueix tan obert com abans; posa-hi primer un supervisor.</translation>
    </message>
    <message>
        <source>This conversation is confidential, and the program learns nothing from it. The rules are as before; there is nothing to do.</source>
        <translation>Aquesta conversa és confidencial i el programa no n'aprèn res. Les regles són com abans; no cal fer res.</translation>
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
        <translation>confidencialitat d'un equip</translation>
    </message>
</context>
</TS>
