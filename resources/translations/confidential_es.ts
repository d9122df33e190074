<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Problem</name>
    <message>
        <source>Conversation {id} is confidential, and the journal keeps who reads it. Nothing was shown; say who you are with --as LOGIN and, outside its team, why with --reason.</source>
        <translation>La conversación {id} es confidencial y el registro guarda quién la lee. No se ha mostrado nada; di quién eres con --as LOGIN y, fuera de su equipo, por qué con --reason.</translation>
    </message>
    <message>
        <source>This conversation is confidential and belongs to {team}. Nothing was shown or changed; somebody of that team answers it, or you open it with a reason that the journal keeps.</source>
        <translation>Esta conversación es confidencial y es de {team}. No se ha mostrado ni cambiado nada; la contesta alguien de ese equipo, o la abres con un motivo que queda en el registro.</translation>
    </message>
    <message>
        <source>{name} is not in {team}, whose conversations are confidential. It stays where it was; give it to somebody of the team, or pass it on to another team first.</source>
        <translation>{name} no está en {team}, cuyas conversaciones son confidenciales. Se queda donde estaba; dásela a alguien del equipo o pásala antes a otro equipo.</translation>
    </message>
    <message>
        <source>{team} has no supervisor among its members, so nobody could let others in or undo this. It is as open as before; put a supervisor into the team first.</source>
        <translation>{team} no tiene ningún supervisor entre sus miembros, y nadie podría dejar entrar a nadie ni deshacerlo. Sigue tan abierto como antes; pon primero a un supervisor en el equipo.</translation>
    </message>
    <message>
        <source>This conversation is confidential, and the program learns nothing from it. The rules are as before; there is nothing to do.</source>
        <translation>Esta conversación es confidencial y el programa no aprende nada de ella. Las reglas están como antes; no hay que hacer nada.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>the conversation is confidential</source>
        <translation>la conversación es confidencial</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Confidential conversations</source>
        <translation>Conversaciones confidenciales</translation>
    </message>
    <message>
        <source>read a confidential conversation</source>
        <translation>ha leído una conversación confidencial</translation>
    </message>
    <message>
        <source>no longer confidential</source>
        <translation>ya no es confidencial</translation>
    </message>
    <message>
        <source>confidentiality of a team</source>
        <translation>confidencialidad de un equipo</translation>
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
        <translation>Solo para {team}</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>This conversation is for {team} only. Why do you open it? The journal keeps your name and the reason; it closes again after 15 minutes.</source>
        <translation>Esta conversación es solo para {team}. ¿Por qué la abres? El registro guarda tu nombre y el motivo; se vuelve a cerrar a los 15 minutos.</translation>
    </message>
    <message>
        <source>Open a reserved conversation</source>
        <translation>Abrir una conversación reservada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>TeamBox</name>
    <message>
        <source>Make confidential</source>
        <translation>Hacer confidencial</translation>
    </message>
    <message>
        <source>Lay open</source>
        <translation>Abrir a todos</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidencial</translation>
    </message>
    <message>
        <source>Of a confidential team others see that somebody waits, and neither who nor what. Whoever opens a conversation of it is written down in the journal; an operator says why. The program answers nothing there and learns nothing.</source>
        <translation>De un equipo confidencial los demás ven que alguien espera, pero no quién ni qué. Quien abre una conversación queda escrito en el registro; un operador dice por qué. El programa no contesta ahí ni aprende nada.</translation>
    </message>
</context>
</TS>
