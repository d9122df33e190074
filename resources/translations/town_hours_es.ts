<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CalendarList</name>
    <message>
        <source>Calendars that are followed</source>
        <translation>Calendarios que se siguen</translation>
    </message>
    <message>
        <source>Address…</source>
        <translation>Dirección…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>Leer ahora</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>None: name one, and its holidays are read every day.</source>
        <translation>Ninguno: indica uno y sus festivos se leerán cada día.</translation>
    </message>
    <message>
        <source>{n} holidays, read {when}</source>
        <translation>{n} festivos, leído {when}</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>aún no leído</translation>
    </message>
    <message>
        <source>next time {when}</source>
        <translation>próxima vez {when}</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>toca ahora</translation>
    </message>
    <message>
        <source>Follow a calendar</source>
        <translation>Seguir un calendario</translation>
    </message>
    <message>
        <source>The https address of its iCalendar file (.ics)</source>
        <translation>La dirección https de su archivo iCalendar (.ics)</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>Calendarios</translation>
    </message>
</context>
<context>
    <name>HolidayList</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Festivos</translation>
    </message>
    <message>
        <source>Day of the new holiday</source>
        <translation>Día del nuevo festivo</translation>
    </message>
    <message>
        <source>Name of the new holiday</source>
        <translation>Nombre del nuevo festivo</translation>
    </message>
    <message>
        <source>Name of the holiday</source>
        <translation>Nombre del festivo</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>escrito a mano</translation>
    </message>
    <message>
        <source>No coming holiday is known: every weekday is a working day.</source>
        <translation>No se conoce ningún festivo próximo: todos los días de la semana cuentan como laborables.</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <source>Only a supervisor can change the hours.</source>
        <translation>Solo una supervisora o supervisor puede cambiar los horarios.</translation>
    </message>
    <message>
        <source>Whose hours</source>
        <translation>Horario de quién</translation>
    </message>
    <message>
        <source>Another service…</source>
        <translation>Otro servicio…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>Idioma de la respuesta</translation>
    </message>
    <message>
        <source>What a citizen who asks gets now</source>
        <translation>Qué recibe ahora quien lo pregunta</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Festivos</translation>
    </message>
    <message>
        <source>Calendars that are followed</source>
        <translation>Calendarios que se siguen</translation>
    </message>
    <message>
        <source>Each is read every day by the computer that receives, one that failed again in an hour. Its holidays stay while it cannot be reached.</source>
        <translation>El ordenador que recibe los lee cada día; el que ha fallado, al cabo de una hora. Sus festivos se mantienen mientras no se puede llegar a él.</translation>
    </message>
    <message>
        <source>The town hall</source>
        <translation>El Ayuntamiento</translation>
    </message>
    <message>
        <source>No times yet: until there are some, this service keeps the town hall's hours.</source>
        <translation>Aún sin horas: hasta que las haya, este servicio tiene el horario del Ayuntamiento.</translation>
    </message>
    <message>
        <source>Citizens ask for them by name. Rules whose service has this name hold to these hours; the holidays are everybody's.</source>
        <translation>La ciudadanía lo pide por su nombre. Las reglas del servicio con este nombre siguen este horario; los festivos son de todos.</translation>
    </message>
    <message>
        <source>No hours are set: nobody is told “open”, and rules for office hours answer at any time.</source>
        <translation>No hay horario: no se dice «abierto» a nadie, y las reglas de horas de oficina responden a cualquier hora.</translation>
    </message>
    <message>
        <source>Several times a day: 9-14, 16:30-19. An empty line is a closed day. In force at once.</source>
        <translation>Varias horas al día: 9-14, 16:30-19. Una línea vacía es un día cerrado. En vigor al instante.</translation>
    </message>
    <message>
        <source>A service with hours of its own</source>
        <translation>Un servicio con horario propio</translation>
    </message>
    <message>
        <source>Its name, as citizens say it and as rules name their service</source>
        <translation>Su nombre, como lo dice la ciudadanía y como las reglas nombran su servicio</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The calendar {name} is on the list already. Nothing was changed; it is read again every day.</source>
        <translation>El calendario {name} ya está en la lista. No se ha cambiado nada; se vuelve a leer cada día.</translation>
    </message>
    <message>
        <source>A town follows at most {limit} calendars, each with an address or a file. Nothing was changed; remove one first.</source>
        <translation>Un ayuntamiento sigue como máximo {limit} calendarios, cada uno con una dirección o un archivo. No se ha cambiado nada; quita uno antes.</translation>
    </message>
    <message>
        <source>No hours are set, so whoever asks for them gets a person. Write the times of the week above.</source>
        <translation>No hay ningún horario, así que quien lo pide pasa a una persona. Escribe arriba las horas de la semana.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>calendar</source>
        <translation>calendario</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Opening hours</source>
        <translation>Horarios</translation>
    </message>
</context>
<context>
    <name>WeekEditor</name>
    <message>
        <source>Monday to Friday alike</source>
        <translation>De lunes a viernes igual</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>Times like 9-14, 16:30-19; empty for closed</source>
        <translation>Horas como 9-14, 16:30-19; vacío para cerrado</translation>
    </message>
    <message>
        <source>{day}: “{part}” ends before it begins. Nothing was changed yet.</source>
        <translation>{day}: «{part}» acaba antes de empezar. Aún no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>{day}: {part} begins before the time in front of it has ended. Nothing was changed yet.</source>
        <translation>{day}: {part} empieza antes de que acabe la hora anterior. Aún no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>{day}: these are too many times for a day. Nothing was changed yet.</source>
        <translation>{day}: son demasiadas horas para un solo día. Aún no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>{day}: “{part}” is no time. Write it like 9-14, 16:30-19; nothing was changed yet.</source>
        <translation>{day}: «{part}» no es ninguna hora. Escríbela como 9-14, 16:30-19; aún no se ha cambiado nada.</translation>
    </message>
</context>
</TS>
