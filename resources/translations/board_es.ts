<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Board and figures</source>
        <translation>Panel y cifras</translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No conversation that you may see is behind this figure.</source>
        <translation>Detrás de esta cifra no hay ninguna conversación que puedas ver.</translation>
    </message>
    <message>
        <source>The first {n}; narrow the period to see the others.</source>
        <translation>Las primeras {n}; acorta el periodo para ver las demás.</translation>
    </message>
    <message>
        <source>Conversations you may see: {n}.</source>
        <translation>Conversaciones que puedes ver: {n}.</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>The board alone on a screen (F11)</source>
        <translation>El panel solo en una pantalla (F11)</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Targets…</source>
        <translation>Objetivos…</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>The counter right now</source>
        <translation>Atención ciudadana ahora mismo</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>Leyendo las cifras…</translation>
    </message>
    <message>
        <source>No data for {n} s: not what is now</source>
        <translation>Sin datos desde hace {n} s: esto no es el ahora</translation>
    </message>
    <message>
        <source>Live · data from {n} s ago</source>
        <translation>En directo · datos de hace {n} s</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>New conversations per hour</source>
        <translation>Conversaciones nuevas por hora</translation>
    </message>
    <message>
        <source>usual on this weekday</source>
        <translation>habitual este día de la semana</translation>
    </message>
    <message>
        <source>Median wait, last 3 hours</source>
        <translation>Espera mediana, últimas 3 horas</translation>
    </message>
    <message>
        <source>target {n} min</source>
        <translation>objetivo {n} min</translation>
    </message>
    <message>
        <source>now {n} min</source>
        <translation>ahora {n} min</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abiertas</translation>
    </message>
    <message>
        <source>answered today</source>
        <translation>atendidas hoy</translation>
    </message>
    <message>
        <source>1st answer</source>
        <translation>1.ª respuesta</translation>
    </message>
    <message>
        <source>Topics today</source>
        <translation>Temas de hoy</translation>
    </message>
    <message>
        <source>Nothing yet today</source>
        <translation>Hoy todavía nada</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <source>Nothing: everybody is answered in time</source>
        <translation>Nada: todo el mundo tiene respuesta a tiempo</translation>
    </message>
    <message>
        <source>{channel} cannot be reached</source>
        <translation>No se puede contactar con {channel}</translation>
    </message>
    <message>
        <source>Nothing comes in or goes out</source>
        <translation>No entra ni sale nada</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>{name} reaches the target in {n} min</source>
        <translation>{name} llega al objetivo en {n} min</translation>
    </message>
    <message>
        <source>{name} has waited {wait}</source>
        <translation>{name} espera desde hace {wait}</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>con {name}</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>sin asignar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Episodes that began in the period: a citizen wrote and none was under way, or somebody opened a closed one again.</source>
        <translation>Episodios que empezaron en el periodo: un ciudadano escribió y no había ninguno en curso, o alguien reabrió uno cerrado.</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Primera respuesta</translation>
    </message>
    <message>
        <source>From the first message the program did not answer to the first reply of a person. Median, then the time nine in ten do not exceed.</source>
        <translation>Del primer mensaje que el programa no respondió a la primera respuesta de una persona. Mediana, y después el tiempo que nueve de cada diez no superan.</translation>
    </message>
    <message>
        <source>Within target</source>
        <translation>Dentro del objetivo</translation>
    </message>
    <message>
        <source>First answers within the target, of all that were given. The list shows those that came too late, the slowest first.</source>
        <translation>Primeras respuestas dentro del objetivo, de todas las dadas. La lista muestra las que llegaron tarde, primero las más lentas.</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Open conversations whose first answer is still to come. They are in no median.</source>
        <translation>Conversaciones abiertas que aún esperan la primera respuesta. No cuentan en ninguna mediana.</translation>
    </message>
    <message>
        <source>Each wait</source>
        <translation>Cada espera</translation>
    </message>
    <message>
        <source>From each first unanswered message to the reply of a person. Median, then the time nine in ten do not exceed.</source>
        <translation>De cada primer mensaje sin respuesta a la respuesta de una persona. Mediana, y después el tiempo que nueve de cada diez no superan.</translation>
    </message>
    <message>
        <source>Handle time</source>
        <translation>Tiempo de gestión</translation>
    </message>
    <message>
        <source>To the close</source>
        <translation>Hasta el cierre</translation>
    </message>
    <message>
        <source>From the beginning of a conversation to its close, all hours. Median, then the time nine in ten do not exceed.</source>
        <translation>Del comienzo de una conversación al cierre, todas las horas. Mediana, y después el tiempo que nueve de cada diez no superan.</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Closed, and neither a person nor the program had answered; of all that were closed.</source>
        <translation>Cerradas sin que hubiera respondido ni una persona ni el programa; de todas las cerradas.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automáticas</translation>
    </message>
    <message>
        <source>Closed with no other answer than the program's; of all that were closed.</source>
        <translation>Cerradas sin más respuesta que la del programa; de todas las cerradas.</translation>
    </message>
    <message>
        <source>No person needed</source>
        <translation>Sin persona</translation>
    </message>
    <message>
        <source>Answered by the program, and the citizen needed no person within 24 hours after; of all that were closed.</source>
        <translation>Respondidas por el programa, y el ciudadano no necesitó a ninguna persona en las 24 horas siguientes; de todas las cerradas.</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Reabiertas</translation>
    </message>
    <message>
        <source>Conversations that began because somebody opened a closed one again.</source>
        <translation>Conversaciones que empezaron porque alguien reabrió una cerrada.</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>Traspasos</translation>
    </message>
    <message>
        <source>Transfers to an operator or a team, on the day they happened.</source>
        <translation>Traspasos a un operador o a un equipo, el día en que se hicieron.</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>Mensajes recibidos</translation>
    </message>
    <message>
        <source>What citizens wrote, on the day they wrote it.</source>
        <translation>Lo que escribieron los ciudadanos, el día en que lo escribieron.</translation>
    </message>
    <message>
        <source>Messages out</source>
        <translation>Mensajes enviados</translation>
    </message>
    <message>
        <source>What operators sent and reached the citizen, on the day.</source>
        <translation>Lo que enviaron los operadores y llegó al ciudadano, el mismo día.</translation>
    </message>
    <message>
        <source>Automatic answers</source>
        <translation>Respuestas automáticas</translation>
    </message>
    <message>
        <source>Answers the program gave by itself, on the day.</source>
        <translation>Respuestas que dio el programa por sí solo, el mismo día.</translation>
    </message>
    <message>
        <source>After hours</source>
        <translation>Fuera de horario</translation>
    </message>
    <message>
        <source>Conversations that began while the door was closed; of all.</source>
        <translation>Conversaciones que empezaron con la puerta cerrada; de todas.</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>por día</translation>
    </message>
    <message>
        <source>by weekday</source>
        <translation>por día de la semana</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>por semana</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>por mes</translation>
    </message>
    <message>
        <source>by hour</source>
        <translation>por hora</translation>
    </message>
    <message>
        <source>by queue</source>
        <translation>por cola</translation>
    </message>
    <message>
        <source>by topic</source>
        <translation>por tema</translation>
    </message>
    <message>
        <source>by channel</source>
        <translation>por canal</translation>
    </message>
    <message>
        <source>by language</source>
        <translation>por lengua</translation>
    </message>
    <message>
        <source>by operator</source>
        <translation>por operador</translation>
    </message>
    <message>
        <source>by keyword</source>
        <translation>por palabra clave</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondida</translation>
    </message>
    <message>
        <source>automatic answer</source>
        <translation>respuesta automática</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(ninguno)</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>Weekdays and hours are those of everything: show everything again first.</source>
        <translation>Los días y las horas son de todo junto: primero vuelve a mostrarlo todo.</translation>
    </message>
    <message>
        <source>When citizens write: by weekday and hour</source>
        <translation>Cuándo escriben los ciudadanos: por día de la semana y hora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>El mes pasado</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este año</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … a …</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>Separadas</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Opening hours only</source>
        <translation>Solo horas de apertura</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>There are no figures yet: they begin with the next message.</source>
        <translation>Aún no hay cifras: empiezan con el próximo mensaje.</translation>
    </message>
    <message>
        <source>Nothing happened in this period.</source>
        <translation>En este periodo no pasó nada.</translation>
    </message>
    <message>
        <source>From the journal up to {when}. Enter on a figure shows the conversations behind it; the menu of a line shows that one alone.</source>
        <translation>Del registro hasta {when}. Intro sobre una cifra muestra las conversaciones que hay detrás; el menú de una línea la muestra sola.</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabla (CSV)…</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>Hoja de cálculo (XLSX)…</translation>
    </message>
    <message>
        <source>Report to print (PDF)…</source>
        <translation>Informe para imprimir (PDF)…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
    <message>
        <source>Figures from {since} to {until}</source>
        <translation>Cifras de {since} a {until}</translation>
    </message>
    <message>
        <source>From the journal up to {when}.</source>
        <translation>Del registro hasta {when}.</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Sample: {n}</source>
        <translation>Muestra: {n}</translation>
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
        <translation>máx. {n}</translation>
    </message>
    <message>
        <source>Alarm from {n}</source>
        <translation>Alarma a partir de {n}</translation>
    </message>
    <message>
        <source>Warning from {n}</source>
        <translation>Aviso a partir de {n}</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Todo en orden</translation>
    </message>
    <message>
        <source>Waiting: {n}. {verdict}</source>
        <translation>En espera: {n}. {verdict}</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Espera más larga</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>No espera nadie</translation>
    </message>
    <message>
        <source>Longest wait: nobody is waiting</source>
        <translation>Espera más larga: no espera nadie</translation>
    </message>
    <message>
        <source>Target of {n} min passed</source>
        <translation>Objetivo {n} min superado</translation>
    </message>
    <message>
        <source>Close to the target of {n} min</source>
        <translation>Cerca del objetivo de {n} min</translation>
    </message>
    <message>
        <source>Target {n} min</source>
        <translation>Objetivo {n} min</translation>
    </message>
    <message>
        <source>Longest wait: {wait}, {who}. {verdict}</source>
        <translation>Espera más larga: {wait}, {who}. {verdict}</translation>
    </message>
    <message>
        <source>Within target, today</source>
        <translation>Dentro del objetivo, hoy</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} de {whole}</translation>
    </message>
    <message>
        <source>No answer yet today</source>
        <translation>Hoy aún ninguna respuesta</translation>
    </message>
    <message>
        <source>Target {n} %</source>
        <translation>Objetivo {n} %</translation>
    </message>
    <message>
        <source>Within target, today: {percent}, {sample}</source>
        <translation>Dentro del objetivo, hoy: {percent}, {sample}</translation>
    </message>
    <message>
        <source>First answer (median)</source>
        <translation>Primera respuesta (mediana)</translation>
    </message>
    <message>
        <source>First answer, median: {time}. {verdict}</source>
        <translation>Primera respuesta, mediana: {time}. {verdict}</translation>
    </message>
    <message>
        <source>{n} % less</source>
        <translation>{n} % menos</translation>
    </message>
    <message>
        <source>{n} % more</source>
        <translation>{n} % más</translation>
    </message>
    <message>
        <source>Operators available</source>
        <translation>Operadores disponibles</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>de {n}</translation>
    </message>
    <message>
        <source>Operators available: {n} of {all}. {names}</source>
        <translation>Operadores disponibles: {n} de {all}. {names}</translation>
    </message>
</context>
<context>
    <name>BoardWatch</name>
    <message>
        <source>Waiting for somebody to answer: {n}</source>
        <translation>Esperan que alguien les responda: {n}</translation>
    </message>
    <message>
        <source>Somebody has waited longer than the target of {n} minutes</source>
        <translation>Alguien espera más que el objetivo de {n} minutos</translation>
    </message>
    <message>
        <source>Fewer than {n} % of the first answers are in time today</source>
        <translation>Hoy menos del {n} % de las primeras respuestas son a tiempo</translation>
    </message>
    <message>
        <source>No operator is available</source>
        <translation>No hay ningún operador disponible</translation>
    </message>
    <message>
        <source>{channel} cannot be reached</source>
        <translation>No se puede contactar con {channel}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>told that an encrypted chat cannot be read</source>
        <translation>aviso de que un chat cifrado no se puede leer</translation>
    </message>
    <message>
        <source>example taught</source>
        <translation>ejemplo enseñado</translation>
    </message>
    <message>
        <source>example of a message forgotten</source>
        <translation>ejemplo de un mensaje olvidado</translation>
    </message>
    <message>
        <source>example removed</source>
        <translation>ejemplo quitado</translation>
    </message>
    <message>
        <source>ranking trained</source>
        <translation>clasificador entrenado</translation>
    </message>
    <message>
        <source>ranking answers by itself, or no longer</source>
        <translation>el clasificador responde solo, o ya no</translation>
    </message>
    <message>
        <source>new secret of a channel</source>
        <translation>secreto nuevo de un canal</translation>
    </message>
    <message>
        <source>gap acknowledged</source>
        <translation>hueco visto</translation>
    </message>
    <message>
        <source>the channel asked for a pause</source>
        <translation>el canal ha pedido una pausa</translation>
    </message>
    <message>
        <source>kept as it came: it could not be read</source>
        <translation>guardado tal como llegó: no se podía leer</translation>
    </message>
    <message>
        <source>holiday calendar followed</source>
        <translation>calendario de festivos seguido</translation>
    </message>
    <message>
        <source>holiday calendar read</source>
        <translation>calendario de festivos leído</translation>
    </message>
    <message>
        <source>holiday calendar could not be read</source>
        <translation>el calendario de festivos no se pudo leer</translation>
    </message>
    <message>
        <source>holiday calendar no longer followed</source>
        <translation>calendario de festivos ya no seguido</translation>
    </message>
    <message>
        <source>a service's address allowed</source>
        <translation>dirección de un servicio permitida</translation>
    </message>
    <message>
        <source>a service's address no longer allowed</source>
        <translation>dirección de un servicio ya no permitida</translation>
    </message>
    <message>
        <source>moved here from another database</source>
        <translation>traído aquí desde otra base de datos</translation>
    </message>
    <message>
        <source>moved to another database</source>
        <translation>trasladado a otra base de datos</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>opened by a citizen</source>
        <translation>abierta por un ciudadano</translation>
    </message>
    <message>
        <source>a citizen wrote</source>
        <translation>un ciudadano ha escrito</translation>
    </message>
    <message>
        <source>a message filed quietly</source>
        <translation>un mensaje guardado sin avisar</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>cogida</translation>
    </message>
    <message>
        <source>given back: nobody was there</source>
        <translation>devuelta: no había nadie</translation>
    </message>
    <message>
        <source>released</source>
        <translation>soltada</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>asignada</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>traspasada</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>tomada a un compañero</translation>
    </message>
    <message>
        <source>internal note</source>
        <translation>nota interna</translation>
    </message>
    <message>
        <source>topic set</source>
        <translation>tema puesto</translation>
    </message>
    <message>
        <source>routed by a rule</source>
        <translation>encaminada por una regla</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>pospuesta</translation>
    </message>
    <message>
        <source>back from snooze</source>
        <translation>vuelve de estar pospuesta</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>marcada como no leída</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>opened again</source>
        <translation>reabierta</translation>
    </message>
    <message>
        <source>earlier messages read in</source>
        <translation>mensajes anteriores incorporados</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>Mensajes enviados</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>reply taken back</source>
        <translation>respuesta retirada</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>refused by the channel</source>
        <translation>rechazado por el canal</translation>
    </message>
    <message>
        <source>nobody knows whether it arrived</source>
        <translation>no se sabe si llegó</translation>
    </message>
    <message>
        <source>decided whether it arrived</source>
        <translation>decidido si llegó</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>enviado otra vez</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>deletion asked for</source>
        <translation>se ha pedido su borrado</translation>
    </message>
    <message>
        <source>deleted at the citizen's side</source>
        <translation>borrado en el lado del ciudadano</translation>
    </message>
    <message>
        <source>edited by the citizen</source>
        <translation>editado por el ciudadano</translation>
    </message>
    <message>
        <source>withdrawn by the citizen</source>
        <translation>retirado por el ciudadano</translation>
    </message>
    <message>
        <source>Automatic answers</source>
        <translation>Respuestas automáticas</translation>
    </message>
    <message>
        <source>automatic answer</source>
        <translation>respuesta automática</translation>
    </message>
    <message>
        <source>no automatic answer</source>
        <translation>sin respuesta automática</translation>
    </message>
    <message>
        <source>handed to a person</source>
        <translation>pasada a una persona</translation>
    </message>
    <message>
        <source>incident opened</source>
        <translation>incidencia abierta</translation>
    </message>
    <message>
        <source>incident changed</source>
        <translation>incidencia cambiada</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>consentimiento</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>no longer blocked</source>
        <translation>desbloqueado</translation>
    </message>
    <message>
        <source>name or language corrected</source>
        <translation>nombre o lengua corregidos</translation>
    </message>
    <message>
        <source>language</source>
        <translation>lengua</translation>
    </message>
    <message>
        <source>goes on under another address</source>
        <translation>sigue con otra dirección</translation>
    </message>
    <message>
        <source>has another name</source>
        <translation>tiene otro nombre</translation>
    </message>
    <message>
        <source>can be reached again</source>
        <translation>vuelve a estar accesible</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>no se puede contactar</translation>
    </message>
    <message>
        <source>People and teams</source>
        <translation>Personas y equipos</translation>
    </message>
    <message>
        <source>status</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>operator added</source>
        <translation>operador añadido</translation>
    </message>
    <message>
        <source>access ended</source>
        <translation>acceso terminado</translation>
    </message>
    <message>
        <source>PIN taken away</source>
        <translation>PIN quitado</translation>
    </message>
    <message>
        <source>languages of an operator</source>
        <translation>lenguas de un operador</translation>
    </message>
    <message>
        <source>limit of an operator</source>
        <translation>límite de un operador</translation>
    </message>
    <message>
        <source>operator's name</source>
        <translation>nombre de un operador</translation>
    </message>
    <message>
        <source>team founded</source>
        <translation>equipo creado</translation>
    </message>
    <message>
        <source>joined a team</source>
        <translation>ha entrado en un equipo</translation>
    </message>
    <message>
        <source>left a team</source>
        <translation>ha salido de un equipo</translation>
    </message>
    <message>
        <source>Rules, channels and settings</source>
        <translation>Reglas, canales y configuración</translation>
    </message>
    <message>
        <source>rule saved</source>
        <translation>regla guardada</translation>
    </message>
    <message>
        <source>rule removed</source>
        <translation>regla quitada</translation>
    </message>
    <message>
        <source>secret of a rule</source>
        <translation>secreto de una regla</translation>
    </message>
    <message>
        <source>first rules laid</source>
        <translation>primeras reglas puestas</translation>
    </message>
    <message>
        <source>opening hours</source>
        <translation>horario</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>objetivos</translation>
    </message>
    <message>
        <source>channel added</source>
        <translation>canal añadido</translation>
    </message>
    <message>
        <source>channel removed</source>
        <translation>canal quitado</translation>
    </message>
    <message>
        <source>state of a channel</source>
        <translation>estado de un canal</translation>
    </message>
    <message>
        <source>channel connected</source>
        <translation>canal conectado</translation>
    </message>
    <message>
        <source>channel refused our token</source>
        <translation>el canal ha rechazado nuestra credencial</translation>
    </message>
    <message>
        <source>messages may be missing</source>
        <translation>pueden faltar mensajes</translation>
    </message>
    <message>
        <source>restored from a backup</source>
        <translation>restaurado de una copia</translation>
    </message>
    <message>
        <source>restored copy confirmed</source>
        <translation>copia restaurada confirmada</translation>
    </message>
</context>
<context>
    <name>JournalModel</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
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
        <translation>Todo</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todo el mundo</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Conversation number</source>
        <translation>Número de conversación</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Nothing of this kind in these days.</source>
        <translation>Nada de este tipo en estos días.</translation>
    </message>
    <message>
        <source>Entries: {n}. Enter opens the conversation.</source>
        <translation>Entradas: {n}. Intro abre la conversación.</translation>
    </message>
    <message>
        <source>The newest {n}; more come as you scroll. Enter opens the conversation.</source>
        <translation>Las {n} más nuevas; vienen más al bajar. Intro abre la conversación.</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Guardado como {name}</translation>
    </message>
</context>
<context>
    <name>GoalsDialog</name>
    <message>
        <source>Targets</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>First answer within (minutes)</source>
        <translation>Primera respuesta antes de (minutos)</translation>
    </message>
    <message>
        <source>Each wait within (minutes)</source>
        <translation>Cada espera antes de (minutos)</translation>
    </message>
    <message>
        <source>Waiting: amber from</source>
        <translation>En espera: ámbar a partir de</translation>
    </message>
    <message>
        <source>Waiting: red from</source>
        <translation>En espera: rojo a partir de</translation>
    </message>
    <message>
        <source>Within target: amber below (%)</source>
        <translation>Dentro del objetivo: ámbar por debajo de (%)</translation>
    </message>
    <message>
        <source>Within target: red below (%)</source>
        <translation>Dentro del objetivo: rojo por debajo de (%)</translation>
    </message>
    <message>
        <source>Operators available: amber from</source>
        <translation>Operadores disponibles: ámbar a partir de</translation>
    </message>
    <message>
        <source>They are the town's: every board and every report knows the same. Minutes are those of opening hours.</source>
        <translation>Son del ayuntamiento: todos los paneles e informes saben lo mismo. Los minutos son de horas de apertura.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>First answer of {team} (minutes)</source>
        <translation>Primera respuesta de {team} (minutos)</translation>
    </message>
    <message>
        <source>as the town's</source>
        <translation>como el ayuntamiento</translation>
    </message>
</context>
<context>
    <name>HeatModel</name>
    <message>
        <source>{weekday}, {hour}: {n} conversations</source>
        <translation>{weekday}, {hour}: {n} conversaciones</translation>
    </message>
</context>
<context>
    <name>HeatDialog</name>
    <message>
        <source>When citizens write, {since} to {until}</source>
        <translation>Cuándo escriben los ciudadanos, del {since} al {until}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing happened in this period.</source>
        <translation>En este período no pasó nada.</translation>
    </message>
    <message>
        <source>Conversations by the hour in which they began: {n}. Enter shows the conversations behind a cell.</source>
        <translation>Conversaciones según la hora en que empezaron: {n}. Intro muestra las conversaciones de una casilla.</translation>
    </message>
</context>
</TS>
