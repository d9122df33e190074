<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>{winner} has this conversation now. Nothing was sent and your words are kept as a draft; take the next one, or ask for this one.</source>
        <translation>{winner} té ara aquesta conversa. No s’ha enviat res i el que has escrit queda com a esborrany; agafa la següent o demana-li aquesta.</translation>
    </message>
    <message>
        <source>{winner} took this conversation before you. It is being looked after; take the next one.</source>
        <translation>{winner} ha agafat aquesta conversa abans que tu. Ja està atesa; agafa la següent.</translation>
    </message>
    <message>
        <source>{winner} has this conversation. Nothing was changed; ask for it, or take the next one.</source>
        <translation>{winner} té aquesta conversa. No s’ha canviat res; demana-la-hi o agafa la següent.</translation>
    </message>
    <message>
        <source>This conversation is closed. Nothing was changed; reopen it to go on with it.</source>
        <translation>Aquesta conversa està tancada. No s’ha canviat res; reobre-la per continuar-hi.</translation>
    </message>
    <message>
        <source>This conversation was closed meanwhile. Nothing was sent and your words are kept; reopen it and send them again.</source>
        <translation>Aquesta conversa s’ha tancat mentrestant. No s’ha enviat res i el que has escrit es conserva; reobre-la i torna-ho a enviar.</translation>
    </message>
    <message>
        <source>This conversation is not closed, so there is nothing to reopen.</source>
        <translation>Aquesta conversa no està tancada; no cal reobrir-la.</translation>
    </message>
    <message>
        <source>{name} has written again since, in conversation {id}. This one stays closed; go on in the newer one.</source>
        <translation>{name} ha tornat a escriure després, a la conversa {id}. Aquesta continua tancada; segueix a la nova.</translation>
    </message>
</context>
<context>
    <name>ProblemTeller</name>
    <message>
        <source>It could not be done</source>
        <translation>No s’ha pogut fer</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Agafa la següent</translation>
    </message>
    <message>
        <source>Open the newer one</source>
        <translation>Obre la nova</translation>
    </message>
    <message>
        <source>Reopen it</source>
        <translation>Reobre-la</translation>
    </message>
</context>
</TS>
