<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Previous hit</source>
        <translation>Coincidència anterior</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>End the search (Esc)</source>
        <translation>Acaba la cerca (Esc)</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Cerca a la conversa</translation>
    </message>
    <message>
        <source>Next hit, further back (F3)</source>
        <translation>Coincidència següent, més enrere (F3)</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Cap coincidència</translation>
    </message>
    <message>
        <source>Previous hit, nearer to today (Shift+F3)</source>
        <translation>Coincidència anterior, més a prop d’avui (Maj+F3)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} de {total}</translation>
    </message>
</context>
<context>
    <name>GapNotice</name>
    <message>
        <source>Between {since} and {until} messages may be missing on {channel}.</source>
        <translation>Entre el {since} i el {until} hi poden faltar missatges a {channel}.</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Ja ho he vist</translation>
    </message>
    <message>
        <source>It stands here until a supervisor has seen it.</source>
        <translation>Es mostra fins que una persona supervisora ho ha vist.</translation>
    </message>
    <message>
        <source>Not the only time: {n} in all.</source>
        <translation>No és l’única vegada: n’hi ha {n} en total.</translation>
    </message>
    <message>
        <source>The console was away longer than the provider keeps messages. When somebody says they wrote then, ask them to send it again.</source>
        <translation>La consola va estar absent més temps del que el proveïdor guarda els missatges. Si algú diu que va escriure aleshores, demana-li que ho torni a enviar.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Messages may be missing here: nothing was received between {since} and {until}.</source>
        <translation>Aquí hi poden faltar missatges: no es va rebre res entre el {since} i el {until}.</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>To the newest</source>
        <translation>Als més nous</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
</context>
</TS>
