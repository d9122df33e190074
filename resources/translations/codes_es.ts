<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Rule</name>
    <message>
        <source>The code {name} has no option called {option}, so nothing comes of it. Correct its name or take it out.</source>
        <translation>El código {name} no tiene ninguna opción que se llame {option}, así que no hace nada. Corrige el nombre o quítala.</translation>
    </message>
    <message>
        <source>The code {name} needs the option {option}, so every message goes to a person. Add it; it looks like this: «{example}».</source>
        <translation>Al código {name} le falta la opción {option}, así que todos los mensajes van a una persona. Añádela; se escribe así: «{example}».</translation>
    </message>
    <message>
        <source>The code {name} cannot use the option {option}, so every message goes to a person. Write it like this: «{example}».</source>
        <translation>El código {name} no puede usar la opción {option}, así que todos los mensajes van a una persona. Escríbela así: «{example}».</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>the options of the rule cannot be used</source>
        <translation>las opciones de la regla no se pueden usar</translation>
    </message>
    <message>
        <source>the town's opening hours are not set</source>
        <translation>no está puesto el horario del ayuntamiento</translation>
    </message>
    <message>
        <source>the program did not understand the citizen</source>
        <translation>el programa no ha entendido al ciudadano</translation>
    </message>
</context>
</TS>
