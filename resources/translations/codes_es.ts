<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Rule</name>
    <message>
        <source>The rule answers only while it is closed, and without opening hours it never is. Set them: ventanilla town hours.</source>
        <translation>La regla solo responde cuando está cerrado, y sin horario no lo está nunca. Ponlo: ventanilla town hours.</translation>
    </message>
    <message>
        <source>The town's opening hours are not set, so whoever asks for them is passed to a person. Set them: ventanilla town hours.</source>
        <translation>El horario del ayuntamiento no está puesto, así que quien lo pide pasa a una persona. Ponlo: ventanilla town hours.</translation>
    </message>
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
        <source>The citizen left the list: {lists}</source>
        <translation>El ciudadano se ha dado de baja de: {lists}</translation>
    </message>
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
<context>
    <name>Problem</name>
    <message>
        <source>{name} holds no opening hours the console can use. Nothing was changed; compare it with: ventanilla town hours --show</source>
        <translation>{name} no contiene ningún horario que la consola pueda usar. No se ha cambiado nada; compáralo con: ventanilla town hours --show</translation>
    </message>
    <message>
        <source>{name} is no calendar in the iCalendar form. Nothing was changed; use the file or address that ends in .ics.</source>
        <translation>{name} no es ningún calendario en formato iCalendar. No se ha cambiado nada; usa el archivo o la dirección que acaba en .ics.</translation>
    </message>
    <message>
        <source>{name} names no whole day between {first} and {last}. Nothing was changed; check that it is the calendar of holidays.</source>
        <translation>{name} no tiene ningún día entero entre {first} y {last}. No se ha cambiado nada; comprueba que sea el calendario de festivos.</translation>
    </message>
    <message>
        <source>The calendar at {host} could not be fetched: {why}. Nothing was changed; try again, or save it as a file and use that.</source>
        <translation>No se ha podido bajar el calendario de {host}: {why}. No se ha cambiado nada; vuelve a intentarlo, o guárdalo como archivo y usa el archivo.</translation>
    </message>
    <message>
        <source>The calendar at {host} sends on to {target}, which was not followed. Nothing was changed; use the new address if it is the town's.</source>
        <translation>El calendario de {host} envía a {target} y no se ha seguido. No se ha cambiado nada; usa la nueva dirección si es del ayuntamiento.</translation>
    </message>
    <message>
        <source>{name} is too big to be such a file. Nothing was changed; check that it is the right one.</source>
        <translation>{name} es demasiado grande para ser un archivo así. No se ha cambiado nada; comprueba que sea el correcto.</translation>
    </message>
</context>
</TS>
