<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>FileTray</name>
    <message>
        <source>{name} is being made ready…</source>
        <translation>{name} s’està preparant…</translation>
    </message>
    <message>
        <source>made smaller: {before} → {after}</source>
        <translation>reduïda: {before} → {after}</translation>
    </message>
    <message>
        <source>place removed</source>
        <translation>sense el lloc on es va fer</translation>
    </message>
    <message>
        <source>camera data removed</source>
        <translation>sense les dades de la càmera</translation>
    </message>
    <message>
        <source>goes as a file: the channel would not show it as a picture</source>
        <translation>va com a fitxer: el canal no la mostraria com a imatge</translation>
    </message>
    <message>
        <source>goes as it is, with all that it says about itself</source>
        <translation>va tal com és, amb tot el que diu de si mateixa</translation>
    </message>
</context>
</TS>
