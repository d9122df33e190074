<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>FileTray</name>
    <message>
        <source>{name} is being made ready…</source>
        <translation>{name} se está preparando…</translation>
    </message>
    <message>
        <source>made smaller: {before} → {after}</source>
        <translation>reducida: {before} → {after}</translation>
    </message>
    <message>
        <source>place removed</source>
        <translation>sin el lugar donde se hizo</translation>
    </message>
    <message>
        <source>camera data removed</source>
        <translation>sin los datos de la cámara</translation>
    </message>
    <message>
        <source>goes as a file: the channel would not show it as a picture</source>
        <translation>va como archivo: el canal no la mostraría como imagen</translation>
    </message>
    <message>
        <source>goes as it is, with all that it says about itself</source>
        <translation>va tal como es, con todo lo que dice de sí misma</translation>
    </message>
</context>
</TS>
