<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Board and figures</source>
        <translation>Tauler i xifres</translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message>
        <source>Reading…</source>
        <translation>S’està llegint…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tanca</translation>
    </message>
    <message>
        <source>No conversation that you may see is behind this figure.</source>
        <translation>Darrere d’aquesta xifra no hi ha cap conversa que puguis veure.</translation>
    </message>
    <message>
        <source>The first {n}; narrow the period to see the others.</source>
        <translation>Les primeres {n}; escurça el període per veure les altres.</translation>
    </message>
    <message>
        <source>Conversations you may see: {n}.</source>
        <translation>Converses que pots veure: {n}.</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Now</source>
        <translation>Ara</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Xifres</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>The board alone on a screen (F11)</source>
        <translation>El tauler sol en una pantalla (F11)</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Targets…</source>
        <translation>Objectius…</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>The counter right now</source>
        <translation>Atenció ciutadana ara mateix</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>S’estan llegint les xifres…</translation>
    </message>
    <message>
        <source>No data for {n} s: not what is now</source>
        <translation>Fa {n} s que no hi ha dades: això no és l’ara</translation>
    </message>
    <message>
        <source>Live · data from {n} s ago</source>
        <translation>En directe · dades de fa {n} s</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>New conversations per hour</source>
        <translation>Converses noves per hora</translation>
    </message>
    <message>
        <source>usual on this weekday</source>
        <translation>habitual aquest dia de la setmana</translation>
    </message>
    <message>
        <source>Median wait, last 3 hours</source>
        <translation>Espera mediana, darreres 3 hores</translation>
    </message>
    <message>
        <source>target {n} min</source>
        <translation>objectiu {n} min</translation>
    </message>
    <message>
        <source>now {n} min</source>
        <translation>ara {n} min</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equip</translation>
    </message>
    <message>
        <source>open</source>
        <translation>obertes</translation>
    </message>
    <message>
        <source>answered today</source>
        <translation>ateses avui</translation>
    </message>
    <message>
        <source>1st answer</source>
        <translation>1a resposta</translation>
    </message>
    <message>
        <source>Topics today</source>
        <translation>Temes d’avui</translation>
    </message>
    <message>
        <source>Nothing yet today</source>
        <translation>Avui encara res</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Altres</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Cal atenció</translation>
    </message>
    <message>
        <source>Nothing: everybody is answered in time</source>
        <translation>Res: tothom té resposta a temps</translation>
    </message>
    <message>
        <source>{channel} cannot be reached</source>
        <translation>No es pot contactar amb {channel}</translation>
    </message>
    <message>
        <source>Nothing comes in or goes out</source>
        <translation>No entra ni surt res</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mira-ho</translation>
    </message>
    <message>
        <source>{name} reaches the target in {n} min</source>
        <translation>{name} arriba a l’objectiu en {n} min</translation>
    </message>
    <message>
        <source>{name} has waited {wait}</source>
        <translation>{name} espera fa {wait}</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>amb {name}</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>sense assignar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Obre</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assigna</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Conversations</source>
        <translation>Converses</translation>
    </message>
    <message>
        <source>Episodes that began in the period: a citizen wrote and none was under way, or somebody opened a closed one again.</source>
        <translation>Episodis que van començar en el període: un ciutadà va escriure i no n’hi havia cap en curs, o algú en va reobrir un de tancat.</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Primera resposta</translation>
    </message>
    <message>
        <source>From the first message the program did not answer to the first reply of a person. Median, then the time nine in ten do not exceed.</source>
        <translation>Del primer missatge que el programa no va respondre a la primera resposta d’una persona. Mediana, i després el temps que nou de cada deu no superen.</translation>
    </message>
    <message>
        <source>Within target</source>
        <translation>Dins de l’objectiu</translation>
    </message>
    <message>
        <source>First answers within the target, of all that were given. The list shows those that came too late, the slowest first.</source>
        <translation>Primeres respostes dins de l’objectiu, de totes les donades. La llista mostra les que van arribar tard, primer les més lentes.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendents</translation>
    </message>
    <message>
        <source>Open conversations whose first answer is still to come. They are in no median.</source>
        <translation>Converses obertes que encara esperen la primera resposta. No compten en cap mediana.</translation>
    </message>
    <message>
        <source>Each wait</source>
        <translation>Cada espera</translation>
    </message>
    <message>
        <source>From each first unanswered message to the reply of a person. Median, then the time nine in ten do not exceed.</source>
        <translation>De cada primer missatge sense resposta a la resposta d’una persona. Mediana, i després el temps que nou de cada deu no superen.</translation>
    </message>
    <message>
        <source>Handle time</source>
        <translation>Temps de gestió</translation>
    </message>
    <message>
        <source>To the close</source>
        <translation>Fins al tancament</translation>
    </message>
    <message>
        <source>From the beginning of a conversation to its close, all hours. Median, then the time nine in ten do not exceed.</source>
        <translation>Del començament d’una conversa al tancament, totes les hores. Mediana, i després el temps que nou de cada deu no superen.</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Sense resposta</translation>
    </message>
    <message>
        <source>Closed, and neither a person nor the program had answered; of all that were closed.</source>
        <translation>Tancades sense que hagués respost ni una persona ni el programa; de totes les tancades.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automàtiques</translation>
    </message>
    <message>
        <source>Closed with no other answer than the program's; of all that were closed.</source>
        <translation>Tancades sense cap més resposta que la del programa; de totes les tancades.</translation>
    </message>
    <message>
        <source>No person needed</source>
        <translation>Sense persona</translation>
    </message>
    <message>
        <source>Answered by the program, and the citizen needed no person within 24 hours after; of all that were closed.</source>
        <translation>Respostes pel programa, i el ciutadà no va necessitar cap persona en les 24 hores següents; de totes les tancades.</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Reobertes</translation>
    </message>
    <message>
        <source>Conversations that began because somebody opened a closed one again.</source>
        <translation>Converses que van començar perquè algú en va reobrir una de tancada.</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>Traspassos</translation>
    </message>
    <message>
        <source>Transfers to an operator or a team, on the day they happened.</source>
        <translation>Traspassos a un operador o a un equip, el dia que es van fer.</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>Missatges rebuts</translation>
    </message>
    <message>
        <source>What citizens wrote, on the day they wrote it.</source>
        <translation>El que van escriure els ciutadans, el dia que ho van escriure.</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>Missatges enviats</translation>
    </message>
    <message>
        <source>What operators sent and reached the citizen, on the day.</source>
        <translation>El que van enviar els operadors i va arribar al ciutadà, el mateix dia.</translation>
    </message>
    <message>
        <source>Automatic answers</source>
        <translation>Respostes automàtiques</translation>
    </message>
    <message>
        <source>Answers the program gave by itself, on the day.</source>
        <translation>Respostes que va donar el programa tot sol, el mateix dia.</translation>
    </message>
    <message>
        <source>After hours</source>
        <translation>Fora d’horari</translation>
    </message>
    <message>
        <source>Conversations that began while the door was closed; of all.</source>
        <translation>Converses que van començar amb la porta tancada; de totes.</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>per dia</translation>
    </message>
    <message>
        <source>by weekday</source>
        <translation>per dia de la setmana</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>per setmana</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>per mes</translation>
    </message>
    <message>
        <source>by hour</source>
        <translation>per hora</translation>
    </message>
    <message>
        <source>by queue</source>
        <translation>per cua</translation>
    </message>
    <message>
        <source>by topic</source>
        <translation>per tema</translation>
    </message>
    <message>
        <source>by channel</source>
        <translation>per canal</translation>
    </message>
    <message>
        <source>by language</source>
        <translation>per llengua</translation>
    </message>
    <message>
        <source>by operator</source>
        <translation>per operador</translation>
    </message>
    <message>
        <source>by keyword</source>
        <translation>per paraula clau</translation>
    </message>
    <message>
        <source>open</source>
        <translation>oberta</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>resposta</translation>
    </message>
    <message>
        <source>automatic answer</source>
        <translation>resposta automàtica</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>sense resposta</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(cap)</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>Weekdays and hours are those of everything: show everything again first.</source>
        <translation>Els dies i les hores són de tot plegat: primer torna a mostrar-ho tot.</translation>
    </message>
    <message>
        <source>When citizens write: by weekday and hour</source>
        <translation>Quan escriuen els ciutadans: per dia de la setmana i hora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Avui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ahir</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Darrers 7 dies</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Darrers 30 dies</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>El mes passat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Aquest any</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … a …</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Període</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>Separades</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer dia</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Darrer dia</translation>
    </message>
    <message>
        <source>Opening hours only</source>
        <translation>Només hores obertes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporta…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Xifres</translation>
    </message>
    <message>
        <source>There are no figures yet: they begin with the next message.</source>
        <translation>Encara no hi ha xifres: comencen amb el missatge següent.</translation>
    </message>
    <message>
        <source>Nothing happened in this period.</source>
        <translation>En aquest període no va passar res.</translation>
    </message>
    <message>
        <source>From the journal up to {when}. Enter on a figure shows the conversations behind it; the menu of a line shows that one alone.</source>
        <translation>Del registre fins a {when}. Intro sobre una xifra mostra les converses que hi ha darrere; el menú d’una línia la mostra sola.</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Taula (CSV)…</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>Full de càlcul (XLSX)…</translation>
    </message>
    <message>
        <source>Report to print (PDF)…</source>
        <translation>Informe per imprimir (PDF)…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Desat com a {name}</translation>
    </message>
    <message>
        <source>Figures from {since} to {until}</source>
        <translation>Xifres de {since} a {until}</translation>
    </message>
    <message>
        <source>From the journal up to {when}.</source>
        <translation>Del registre fins a {when}.</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>All</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Sample: {n}</source>
        <translation>Mostra: {n}</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation>màx. {n}</translation>
    </message>
    <message>
        <source>Alarm from {n}</source>
        <translation>Alarma a partir de {n}</translation>
    </message>
    <message>
        <source>Warning from {n}</source>
        <translation>Avís a partir de {n}</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Tot en ordre</translation>
    </message>
    <message>
        <source>Waiting: {n}. {verdict}</source>
        <translation>En espera: {n}. {verdict}</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Espera més llarga</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>No espera ningú</translation>
    </message>
    <message>
        <source>Longest wait: nobody is waiting</source>
        <translation>Espera més llarga: no espera ningú</translation>
    </message>
    <message>
        <source>Target of {n} min passed</source>
        <translation>Objectiu {n} min superat</translation>
    </message>
    <message>
        <source>Close to the target of {n} min</source>
        <translation>A prop de l’objectiu de {n} min</translation>
    </message>
    <message>
        <source>Target {n} min</source>
        <translation>Objectiu {n} min</translation>
    </message>
    <message>
        <source>Longest wait: {wait}, {who}. {verdict}</source>
        <translation>Espera més llarga: {wait}, {who}. {verdict}</translation>
    </message>
    <message>
        <source>Within target, today</source>
        <translation>Dins de l’objectiu, avui</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} de {whole}</translation>
    </message>
    <message>
        <source>No answer yet today</source>
        <translation>Avui encara cap resposta</translation>
    </message>
    <message>
        <source>Target {n} %</source>
        <translation>Objectiu {n} %</translation>
    </message>
    <message>
        <source>Within target, today: {percent}, {sample}</source>
        <translation>Dins de l’objectiu, avui: {percent}, {sample}</translation>
    </message>
    <message>
        <source>First answer (median)</source>
        <translation>Primera resposta (mediana)</translation>
    </message>
    <message>
        <source>First answer, median: {time}. {verdict}</source>
        <translation>Primera resposta, mediana: {time}. {verdict}</translation>
    </message>
    <message>
        <source>{n} % less</source>
        <translation>{n} % menys</translation>
    </message>
    <message>
        <source>{n} % more</source>
        <translation>{n} % més</translation>
    </message>
    <message>
        <source>Operators available</source>
        <translation>Operadors disponibles</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>de {n}</translation>
    </message>
    <message>
        <source>Operators available: {n} of {all}. {names}</source>
        <translation>Operadors disponibles: {n} de {all}. {names}</translation>
    </message>
</context>
<context>
    <name>BoardWatch</name>
    <message>
        <source>Waiting for somebody to answer: {n}</source>
        <translation>Esperen que algú els respongui: {n}</translation>
    </message>
    <message>
        <source>Somebody has waited longer than the target of {n} minutes</source>
        <translation>Algú espera més que l’objectiu de {n} minuts</translation>
    </message>
    <message>
        <source>Fewer than {n} % of the first answers are in time today</source>
        <translation>Avui menys del {n} % de les primeres respostes són a temps</translation>
    </message>
    <message>
        <source>No operator is available</source>
        <translation>No hi ha cap operador disponible</translation>
    </message>
    <message>
        <source>{channel} cannot be reached</source>
        <translation>No es pot contactar amb {channel}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>told that an encrypted chat cannot be read</source>
        <translation>avís que un xat xifrat no es pot llegir</translation>
    </message>
    <message>
        <source>example taught</source>
        <translation>exemple ensenyat</translation>
    </message>
    <message>
        <source>example of a message forgotten</source>
        <translation>exemple d’un missatge oblidat</translation>
    </message>
    <message>
        <source>example removed</source>
        <translation>exemple tret</translation>
    </message>
    <message>
        <source>ranking trained</source>
        <translation>classificador entrenat</translation>
    </message>
    <message>
        <source>ranking answers by itself, or no longer</source>
        <translation>el classificador respon sol, o ja no</translation>
    </message>
    <message>
        <source>new secret of a channel</source>
        <translation>secret nou d’un canal</translation>
    </message>
    <message>
        <source>gap acknowledged</source>
        <translation>buit vist</translation>
    </message>
    <message>
        <source>the channel asked for a pause</source>
        <translation>el canal ha demanat una pausa</translation>
    </message>
    <message>
        <source>kept as it came: it could not be read</source>
        <translation>desat tal com va arribar: no es podia llegir</translation>
    </message>
    <message>
        <source>holiday calendar followed</source>
        <translation>calendari de festius seguit</translation>
    </message>
    <message>
        <source>holiday calendar read</source>
        <translation>calendari de festius llegit</translation>
    </message>
    <message>
        <source>holiday calendar could not be read</source>
        <translation>el calendari de festius no s’ha pogut llegir</translation>
    </message>
    <message>
        <source>holiday calendar no longer followed</source>
        <translation>calendari de festius ja no seguit</translation>
    </message>
    <message>
        <source>a service's address allowed</source>
        <translation>adreça d’un servei permesa</translation>
    </message>
    <message>
        <source>a service's address no longer allowed</source>
        <translation>adreça d’un servei ja no permesa</translation>
    </message>
    <message>
        <source>moved here from another database</source>
        <translation>portat aquí des d’una altra base de dades</translation>
    </message>
    <message>
        <source>moved to another database</source>
        <translation>traslladat a una altra base de dades</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Converses</translation>
    </message>
    <message>
        <source>opened by a citizen</source>
        <translation>oberta per un ciutadà</translation>
    </message>
    <message>
        <source>a citizen wrote</source>
        <translation>un ciutadà ha escrit</translation>
    </message>
    <message>
        <source>a message filed quietly</source>
        <translation>un missatge desat sense avisar</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>agafada</translation>
    </message>
    <message>
        <source>given back: nobody was there</source>
        <translation>tornada: no hi havia ningú</translation>
    </message>
    <message>
        <source>released</source>
        <translation>deixada anar</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>assignada</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>traspassada</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>presa a un company</translation>
    </message>
    <message>
        <source>internal note</source>
        <translation>nota interna</translation>
    </message>
    <message>
        <source>topic set</source>
        <translation>tema posat</translation>
    </message>
    <message>
        <source>routed by a rule</source>
        <translation>encaminada per una regla</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>posposada</translation>
    </message>
    <message>
        <source>back from snooze</source>
        <translation>torna d’estar posposada</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>marcada com a no llegida</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>tancada</translation>
    </message>
    <message>
        <source>opened again</source>
        <translation>reoberta</translation>
    </message>
    <message>
        <source>earlier messages read in</source>
        <translation>missatges anteriors incorporats</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Missatges enviats</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>resposta</translation>
    </message>
    <message>
        <source>reply taken back</source>
        <translation>resposta retirada</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviat</translation>
    </message>
    <message>
        <source>refused by the channel</source>
        <translation>refusat pel canal</translation>
    </message>
    <message>
        <source>nobody knows whether it arrived</source>
        <translation>no se sap si va arribar</translation>
    </message>
    <message>
        <source>decided whether it arrived</source>
        <translation>decidit si va arribar</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>tornat a enviar</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregit</translation>
    </message>
    <message>
        <source>deletion asked for</source>
        <translation>se n’ha demanat l’esborrat</translation>
    </message>
    <message>
        <source>deleted at the citizen's side</source>
        <translation>esborrat al costat del ciutadà</translation>
    </message>
    <message>
        <source>edited by the citizen</source>
        <translation>editat pel ciutadà</translation>
    </message>
    <message>
        <source>withdrawn by the citizen</source>
        <translation>retirat pel ciutadà</translation>
    </message>
    <message>
        <source>Automatic answers</source>
        <translation>Respostes automàtiques</translation>
    </message>
    <message>
        <source>automatic answer</source>
        <translation>resposta automàtica</translation>
    </message>
    <message>
        <source>no automatic answer</source>
        <translation>sense resposta automàtica</translation>
    </message>
    <message>
        <source>handed to a person</source>
        <translation>passada a una persona</translation>
    </message>
    <message>
        <source>incident opened</source>
        <translation>incidència oberta</translation>
    </message>
    <message>
        <source>incident changed</source>
        <translation>incidència canviada</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>consentiment</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactes</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloquejat</translation>
    </message>
    <message>
        <source>no longer blocked</source>
        <translation>desbloquejat</translation>
    </message>
    <message>
        <source>name or language corrected</source>
        <translation>nom o llengua corregits</translation>
    </message>
    <message>
        <source>language</source>
        <translation>llengua</translation>
    </message>
    <message>
        <source>goes on under another address</source>
        <translation>continua amb una altra adreça</translation>
    </message>
    <message>
        <source>has another name</source>
        <translation>té un altre nom</translation>
    </message>
    <message>
        <source>can be reached again</source>
        <translation>torna a ser accessible</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>no s’hi pot contactar</translation>
    </message>
    <message>
        <source>People and teams</source>
        <translation>Persones i equips</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estat</translation>
    </message>
    <message>
        <source>operator added</source>
        <translation>operador afegit</translation>
    </message>
    <message>
        <source>access ended</source>
        <translation>accés acabat</translation>
    </message>
    <message>
        <source>PIN taken away</source>
        <translation>PIN tret</translation>
    </message>
    <message>
        <source>languages of an operator</source>
        <translation>llengües d’un operador</translation>
    </message>
    <message>
        <source>limit of an operator</source>
        <translation>límit d’un operador</translation>
    </message>
    <message>
        <source>operator's name</source>
        <translation>nom d’un operador</translation>
    </message>
    <message>
        <source>team founded</source>
        <translation>equip creat</translation>
    </message>
    <message>
        <source>joined a team</source>
        <translation>ha entrat en un equip</translation>
    </message>
    <message>
        <source>left a team</source>
        <translation>ha sortit d’un equip</translation>
    </message>
    <message>
        <source>Rules, channels and settings</source>
        <translation>Regles, canals i configuració</translation>
    </message>
    <message>
        <source>rule saved</source>
        <translation>regla desada</translation>
    </message>
    <message>
        <source>rule removed</source>
        <translation>regla treta</translation>
    </message>
    <message>
        <source>secret of a rule</source>
        <translation>secret d’una regla</translation>
    </message>
    <message>
        <source>first rules laid</source>
        <translation>primeres regles posades</translation>
    </message>
    <message>
        <source>opening hours</source>
        <translation>horari</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>objectius</translation>
    </message>
    <message>
        <source>channel added</source>
        <translation>canal afegit</translation>
    </message>
    <message>
        <source>channel removed</source>
        <translation>canal tret</translation>
    </message>
    <message>
        <source>state of a channel</source>
        <translation>estat d’un canal</translation>
    </message>
    <message>
        <source>channel connected</source>
        <translation>canal connectat</translation>
    </message>
    <message>
        <source>channel refused our token</source>
        <translation>el canal ha refusat el nostre testimoni</translation>
    </message>
    <message>
        <source>messages may be missing</source>
        <translation>poden faltar missatges</translation>
    </message>
    <message>
        <source>restored from a backup</source>
        <translation>restaurat d’una còpia</translation>
    </message>
    <message>
        <source>restored copy confirmed</source>
        <translation>còpia restaurada confirmada</translation>
    </message>
</context>
<context>
    <name>JournalModel</name>
    <message>
        <source>When</source>
        <translation>Quan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Què</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Per què</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Des de</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalls</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>el programa</translation>
    </message>
</context>
<context>
    <name>JournalPane</name>
    <message>
        <source>Everything</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tothom</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer dia</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Darrer dia</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Què</translation>
    </message>
    <message>
        <source>Conversation number</source>
        <translation>Número de conversa</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporta…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Nothing of this kind in these days.</source>
        <translation>Res d’aquesta mena en aquests dies.</translation>
    </message>
    <message>
        <source>Entries: {n}. Enter opens the conversation.</source>
        <translation>Entrades: {n}. Intro obre la conversa.</translation>
    </message>
    <message>
        <source>The newest {n}; more come as you scroll. Enter opens the conversation.</source>
        <translation>Les {n} més noves; en vénen més en baixar. Intro obre la conversa.</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Desat com a {name}</translation>
    </message>
</context>
<context>
    <name>GoalsDialog</name>
    <message>
        <source>Targets</source>
        <translation>Objectius</translation>
    </message>
    <message>
        <source>First answer within (minutes)</source>
        <translation>Primera resposta abans de (minuts)</translation>
    </message>
    <message>
        <source>Each wait within (minutes)</source>
        <translation>Cada espera abans de (minuts)</translation>
    </message>
    <message>
        <source>Waiting: amber from</source>
        <translation>En espera: ambre a partir de</translation>
    </message>
    <message>
        <source>Waiting: red from</source>
        <translation>En espera: vermell a partir de</translation>
    </message>
    <message>
        <source>Within target: amber below (%)</source>
        <translation>Dins de l’objectiu: ambre per sota de (%)</translation>
    </message>
    <message>
        <source>Within target: red below (%)</source>
        <translation>Dins de l’objectiu: vermell per sota de (%)</translation>
    </message>
    <message>
        <source>Operators available: amber from</source>
        <translation>Operadors disponibles: ambre a partir de</translation>
    </message>
    <message>
        <source>They are the town's: every board and every report knows the same. Minutes are those of opening hours.</source>
        <translation>Són de l’ajuntament: tots els taulers i informes en saben el mateix. Els minuts són d’hores obertes.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Desa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel·la</translation>
    </message>
    <message>
        <source>First answer of {team} (minutes)</source>
        <translation>Primera resposta de {team} (minuts)</translation>
    </message>
    <message>
        <source>as the town's</source>
        <translation>com l’ajuntament</translation>
    </message>
</context>
<context>
    <name>HeatModel</name>
    <message>
        <source>{weekday}, {hour}: {n} conversations</source>
        <translation>{weekday}, {hour}: {n} converses</translation>
    </message>
</context>
<context>
    <name>HeatDialog</name>
    <message>
        <source>When citizens write, {since} to {until}</source>
        <translation>Quan escriuen els ciutadans, del {since} al {until}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Llegint…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tanca</translation>
    </message>
    <message>
        <source>Nothing happened in this period.</source>
        <translation>En aquest període no va passar res.</translation>
    </message>
    <message>
        <source>Conversations by the hour in which they began: {n}. Enter shows the conversations behind a cell.</source>
        <translation>Converses segons l’hora en què van començar: {n}. Intro mostra les converses d’una casella.</translation>
    </message>
</context>
</TS>
