<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>CalendarList</name>
    <message>
        <source>Calendars that are followed</source>
        <translation>Calendaris que se segueixen</translation>
    </message>
    <message>
        <source>Address…</source>
        <translation>Adreça…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Fitxer…</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>Llegeix ara</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Treu</translation>
    </message>
    <message>
        <source>None: name one, and its holidays are read every day.</source>
        <translation>Cap: anomena'n un i els seus festius es llegiran cada dia.</translation>
    </message>
    <message>
        <source>{n} holidays, read {when}</source>
        <translation>{n} festius, llegit {when}</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>encara no llegit</translation>
    </message>
    <message>
        <source>next time {when}</source>
        <translation>pròxim cop {when}</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>toca ara</translation>
    </message>
    <message>
        <source>Follow a calendar</source>
        <translation>Segueix un calendari</translation>
    </message>
    <message>
        <source>The https address of its iCalendar file (.ics)</source>
        <translation>L'adreça https del seu fitxer iCalendar (.ics)</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>Calendaris</translation>
    </message>
</context>
<context>
    <name>HolidayList</name>
    <message>
        <source>Remove</source>
        <translation>Treu</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Afegeix</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Festius</translation>
    </message>
    <message>
        <source>Day of the new holiday</source>
        <translation>Dia del festiu nou</translation>
    </message>
    <message>
        <source>Name of the new holiday</source>
        <translation>Nom del festiu nou</translation>
    </message>
    <message>
        <source>Name of the holiday</source>
        <translation>Nom del festiu</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>escrit a mà</translation>
    </message>
    <message>
        <source>No coming holiday is known: every weekday is a working day.</source>
        <translation>No es coneix cap festiu proper: tots els dies de la setmana compten com a feiners.</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <source>Only a supervisor can change the hours.</source>
        <translation>Només una supervisora o supervisor pot canviar els horaris.</translation>
    </message>
    <message>
        <source>Whose hours</source>
        <translation>Horari de qui</translation>
    </message>
    <message>
        <source>Another service…</source>
        <translation>Un altre servei…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Treu</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>Llengua de la resposta</translation>
    </message>
    <message>
        <source>What a citizen who asks gets now</source>
        <translation>Què rep ara qui ho pregunta</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Festius</translation>
    </message>
    <message>
        <source>Calendars that are followed</source>
        <translation>Calendaris que se segueixen</translation>
    </message>
    <message>
        <source>Each is read every day by the computer that receives, one that failed again in an hour. Its holidays stay while it cannot be reached.</source>
        <translation>L'ordinador que rep els llegeix cada dia; el que ha fallat, al cap d'una hora. Els seus festius es mantenen mentre no s'hi pot arribar.</translation>
    </message>
    <message>
        <source>The town hall</source>
        <translation>L'Ajuntament</translation>
    </message>
    <message>
        <source>No times yet: until there are some, this service keeps the town hall's hours.</source>
        <translation>Encara sense hores: fins que n'hi hagi, aquest servei té l'horari de l'Ajuntament.</translation>
    </message>
    <message>
        <source>Citizens ask for them by name. Rules whose service has this name hold to these hours; the holidays are everybody's.</source>
        <translation>La ciutadania els demana pel nom. Les regles del servei amb aquest nom segueixen aquest horari; els festius són de tothom.</translation>
    </message>
    <message>
        <source>No hours are set: nobody is told “open”, and rules for office hours answer at any time.</source>
        <translation>No hi ha horari: no es diu «obert» a ningú, i les regles d'hores d'oficina responen a qualsevol hora.</translation>
    </message>
    <message>
        <source>Several times a day: 9-14, 16:30-19. An empty line is a closed day. In force at once.</source>
        <translation>Diverses hores al dia: 9-14, 16:30-19. Una línia buida és un dia tancat. En vigor de seguida.</translation>
    </message>
    <message>
        <source>A service with hours of its own</source>
        <translation>Un servei amb horari propi</translation>
    </message>
    <message>
        <source>Its name, as citizens say it and as rules name their service</source>
        <translation>El seu nom, com el diu la ciutadania i com les regles anomenen el seu servei</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>S'està llegint…</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The calendar {name} is on the list already. Nothing was changed; it is read again every day.</source>
        <translation>El calendari {name} ja és a la llista. No s'ha canviat res; es torna a llegir cada dia.</translation>
    </message>
    <message>
        <source>A town follows at most {limit} calendars, each with an address or a file. Nothing was changed; remove one first.</source>
        <translation>Un ajuntament segueix com a màxim {limit} calendaris, cadascun amb una adreça o un fitxer. No s'ha canviat res; treu-ne un abans.</translation>
    </message>
    <message>
        <source>No hours are set, so whoever asks for them gets a person. Write the times of the week above.</source>
        <translation>No hi ha cap horari, així que qui el demana passa a una persona. Escriu a dalt les hores de la setmana.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>calendar</source>
        <translation>calendari</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Opening hours</source>
        <translation>Horaris</translation>
    </message>
</context>
<context>
    <name>WeekEditor</name>
    <message>
        <source>Monday to Friday alike</source>
        <translation>De dilluns a divendres igual</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tancat</translation>
    </message>
    <message>
        <source>Times like 9-14, 16:30-19; empty for closed</source>
        <translation>Hores com 9-14, 16:30-19; buit per a tancat</translation>
    </message>
    <message>
        <source>{day}: “{part}” ends before it begins. Nothing was changed yet.</source>
        <translation>{day}: «{part}» acaba abans de començar. Encara no s'ha canviat res.</translation>
    </message>
    <message>
        <source>{day}: {part} begins before the time in front of it has ended. Nothing was changed yet.</source>
        <translation>{day}: {part} comença abans que acabi l'hora del davant. Encara no s'ha canviat res.</translation>
    </message>
    <message>
        <source>{day}: these are too many times for a day. Nothing was changed yet.</source>
        <translation>{day}: són massa hores per a un sol dia. Encara no s'ha canviat res.</translation>
    </message>
    <message>
        <source>{day}: “{part}” is no time. Write it like 9-14, 16:30-19; nothing was changed yet.</source>
        <translation>{day}: «{part}» no és cap hora. Escriu-la com 9-14, 16:30-19; encara no s'ha canviat res.</translation>
    </message>
</context>
</TS>
