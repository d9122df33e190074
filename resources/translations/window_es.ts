<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>{winner} has this conversation now. Nothing was sent and your words are kept as a draft; take the next one, or ask for this one.</source>
        <translation>{winner} tiene ahora esta conversación. No se ha enviado nada y lo que has escrito queda como borrador; coge la siguiente o pídele esta.</translation>
    </message>
    <message>
        <source>{winner} took this conversation before you. It is being looked after; take the next one.</source>
        <translation>{winner} ha cogido esta conversación antes que tú. Ya está atendida; coge la siguiente.</translation>
    </message>
    <message>
        <source>{winner} has this conversation. Nothing was changed; ask for it, or take the next one.</source>
        <translation>{winner} tiene esta conversación. No se ha cambiado nada; pídesela o coge la siguiente.</translation>
    </message>
    <message>
        <source>This conversation is closed. Nothing was changed; reopen it to go on with it.</source>
        <translation>Esta conversación está cerrada. No se ha cambiado nada; reábrela para continuar.</translation>
    </message>
    <message>
        <source>This conversation was closed meanwhile. Nothing was sent and your words are kept; reopen it and send them again.</source>
        <translation>Esta conversación se ha cerrado mientras tanto. No se ha enviado nada y lo que has escrito se conserva; reábrela y envíalo otra vez.</translation>
    </message>
    <message>
        <source>This conversation is not closed, so there is nothing to reopen.</source>
        <translation>Esta conversación no está cerrada; no hace falta reabrirla.</translation>
    </message>
    <message>
        <source>{name} has written again since, in conversation {id}. This one stays closed; go on in the newer one.</source>
        <translation>{name} ha vuelto a escribir después, en la conversación {id}. Esta sigue cerrada; continúa en la nueva.</translation>
    </message>
</context>
<context>
    <name>ProblemTeller</name>
    <message>
        <source>It could not be done</source>
        <translation>No se ha podido hacer</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Coge la siguiente</translation>
    </message>
    <message>
        <source>Open the newer one</source>
        <translation>Abre la nueva</translation>
    </message>
    <message>
        <source>Reopen it</source>
        <translation>Reábrela</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Earlier forms…</source>
        <translation>Versiones anteriores…</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Forms of the message</source>
        <translation>Versiones del mensaje</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Now, since {time}</source>
        <translation>Ahora, desde: {time}</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Hasta: {time}</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Qué decía</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>Marked: what was put in.</source>
        <translation>Marcado: lo que se ha añadido.</translation>
    </message>
    <message>
        <source>Marked: what was taken out afterwards.</source>
        <translation>Marcado: lo que se quitó después.</translation>
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
        <translation>Mayús</translation>
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
        <translation>En las cajas y listas</translation>
    </message>
    <message>
        <source>On a row or a message: open it, or do what it offers first</source>
        <translation>En una fila o un mensaje: ábrelo, o haz lo primero que ofrece</translation>
    </message>
    <message>
        <source>Everything a row or a message offers</source>
        <translation>Todo lo que ofrece una fila o un mensaje</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Width of the list</source>
        <translation>Ancho de la lista</translation>
    </message>
    <message>
        <source>Width of the right pane</source>
        <translation>Ancho del panel derecho</translation>
    </message>
    <message>
        <source>300 to 420 points, or drag its edge; 0 as wide as its words need.</source>
        <translation>De 300 a 420 puntos, o arrastra su borde; 0 es lo que pidan las palabras.</translation>
    </message>
    <message>
        <source>300 to 400 points, or drag its edge; 0 as usual.</source>
        <translation>De 300 a 400 puntos, o arrastra su borde; 0 es lo habitual.</translation>
    </message>
    <message>
        <source>Not in the training town; it counts on a desk of your own.</source>
        <translation>En el pueblo de entrenamiento no; vale en una oficina de verdad.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing ends the program.</source>
        <translation>Este escritorio no tiene bandeja: cerrar termina el programa.</translation>
    </message>
    <message>
        <source>Not on this system; use its own list of programs to open.</source>
        <translation>En este sistema no; usa su propia lista de programas de inicio.</translation>
    </message>
    <message>
        <source>as it fits</source>
        <translation>según quepa</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>No channel is connected yet, so nobody can write. Connect the town hall&apos;s bot or account.</source>
        <translation>Todavía no hay ningún canal conectado y nadie puede escribir. Conecta el bot o la cuenta del ayuntamiento.</translation>
    </message>
    <message>
        <source>Connect a channel…</source>
        <translation>Conecta un canal…</translation>
    </message>
</context>
</TS>
