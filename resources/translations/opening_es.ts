<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>This desk already has a window on this computer, and it does not answer. Close it, or end it with the system's list of programs, and start again.</source>
        <translation>Esta oficina ya tiene una ventana abierta en este ordenador, y no responde. Ciérrala, o finalízala desde la lista de programas del sistema, y vuelve a empezar.</translation>
    </message>
</context>
</TS>
