<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>goes out in %n part(s)</source>
        <translation>
            <numerusform>goes out in %n part</numerusform>
            <numerusform>goes out in %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) at a time; the rest was left out.</source>
        <translation>
            <numerusform>At most %n file at a time; the rest was left out.</numerusform>
            <numerusform>At most %n files at a time; the rest was left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message numerus="yes">
        <source>%n conversation(s) waiting</source>
        <translation>
            <numerusform>%n conversation waiting</numerusform>
            <numerusform>%n conversations waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n conversation(s) with new messages</source>
        <translation>
            <numerusform>%n conversation with new messages</numerusform>
            <numerusform>%n conversations with new messages</numerusform>
        </translation>
    </message>
</context>
</TS>
