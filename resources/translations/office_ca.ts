<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>This computer already holds the key of this desk. Nothing was changed; open the desk as always.</source>
        <translation>Aquest ordinador ja té la clau d’aquesta oficina. No s’ha canviat res; obre l’oficina com sempre.</translation>
    </message>
    <message>
        <source>There is no desk in {path}. Nothing was made; check the folder, or restore a backup.</source>
        <translation>A {path} no hi ha cap oficina. No s’ha creat res; revisa la carpeta, o restaura una còpia de seguretat.</translation>
    </message>
</context>
</TS>
