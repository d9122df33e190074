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
<context>
    <name>Timeline</name>
    <message>
        <source>Earlier forms…</source>
        <translation>Versions anteriors…</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Forms of the message</source>
        <translation>Versions del missatge</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Now, since {time}</source>
        <translation>Ara, des de: {time}</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Fins a: {time}</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Què deia</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(sense text)</translation>
    </message>
    <message>
        <source>Marked: what was put in.</source>
        <translation>Marcat: el que s’hi ha afegit.</translation>
    </message>
    <message>
        <source>Marked: what was taken out afterwards.</source>
        <translation>Marcat: el que se n’ha tret després.</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>In the boxes and lists</source>
        <translation>A les caixes i llistes</translation>
    </message>
    <message>
        <source>On a row or a message: open it, or do what it offers first</source>
        <translation>En una fila o un missatge: obre’l, o fes el primer que ofereix</translation>
    </message>
    <message>
        <source>Everything a row or a message offers</source>
        <translation>Tot el que ofereix una fila o un missatge</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Width of the list</source>
        <translation>Amplada de la llista</translation>
    </message>
    <message>
        <source>Width of the right pane</source>
        <translation>Amplada del tauler dret</translation>
    </message>
    <message>
        <source>300 to 420 points, or drag its edge; 0 as wide as its words need.</source>
        <translation>De 300 a 420 punts, o n’arrossegues la vora; 0 és el que demanin les paraules.</translation>
    </message>
    <message>
        <source>300 to 400 points, or drag its edge; 0 as usual.</source>
        <translation>De 300 a 400 punts, o n’arrossegues la vora; 0 és l’habitual.</translation>
    </message>
    <message>
        <source>Not in the training town; it counts on a desk of your own.</source>
        <translation>Al poble d’entrenament no; val en una oficina de debò.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing ends the program.</source>
        <translation>Aquest escriptori no té safata: tancar acaba el programa.</translation>
    </message>
    <message>
        <source>Not on this system; use its own list of programs to open.</source>
        <translation>En aquest sistema no; fes servir la seva llista de programes d’inici.</translation>
    </message>
    <message>
        <source>as it fits</source>
        <translation>com calgui</translation>
    </message>
    <message>
        <source>never</source>
        <translation>mai</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>No channel is connected yet, so nobody can write. Connect the town hall&apos;s bot or account.</source>
        <translation>Encara no hi ha cap canal connectat i no pot escriure ningú. Connecta el bot o el compte de l’ajuntament.</translation>
    </message>
    <message>
        <source>Connect a channel…</source>
        <translation>Connecta un canal…</translation>
    </message>
</context>
</TS>
