<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LockScreen</name>
    <message numerus="yes">
        <source>That is not the PIN. The next try in %n second(s).</source>
        <translation>
            <numerusform>That is not the PIN. The next try in %n second.</numerusform>
            <numerusform>That is not the PIN. The next try in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message numerus="yes">
        <source>New PIN (%n or more signs)</source>
        <translation>
            <numerusform>New PIN (%n or more signs)</numerusform>
            <numerusform>New PIN (%n or more signs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>… for %n minute(s)</source>
        <translation>
            <numerusform>… for %n minute</numerusform>
            <numerusform>… for %n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
