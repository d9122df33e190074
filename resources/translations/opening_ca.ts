<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>This desk already has a window on this computer, and it does not answer. Close it, or end it with the system's list of programs, and start again.</source>
        <translation>Aquesta oficina ja té una finestra oberta en aquest ordinador, i no respon. Tanca-la, o acaba-la des de la llista de programes del sistema, i torna a començar.</translation>
    </message>
</context>
</TS>
