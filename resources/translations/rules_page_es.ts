<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Answers and rules</source>
        <translation>Respuestas y reglas</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Stored text</source>
        <translation>Texto guardado</translation>
    </message>
    <message>
        <source>The text goes out in the citizen's language.</source>
        <translation>El texto sale en la lengua del ciudadano.</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Una persona</translation>
    </message>
    <message>
        <source>The conversation goes to a person, with these words first if there are any.</source>
        <translation>La conversación pasa a una persona; antes salen estas palabras, si las hay.</translation>
    </message>
    <message>
        <source>Code inside</source>
        <translation>Código interno</translation>
    </message>
    <message>
        <source>A function installed with this program answers.</source>
        <translation>Responde una función instalada con este programa.</translation>
    </message>
    <message>
        <source>Code outside</source>
        <translation>Código externo</translation>
    </message>
    <message>
        <source>A service of the town answers over a signed connection.</source>
        <translation>Responde un servicio del Ayuntamiento por una conexión firmada.</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>A cualquier hora</translation>
    </message>
    <message>
        <source>Only while the office is open</source>
        <translation>Solo con la oficina abierta</translation>
    </message>
    <message>
        <source>Only while the office is closed</source>
        <translation>Solo con la oficina cerrada</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondida</translation>
    </message>
    <message>
        <source>passed to a person</source>
        <translation>pasada a una persona</translation>
    </message>
    <message>
        <source>kept back</source>
        <translation>retenida</translation>
    </message>
    <message>
        <source>an operator said the same</source>
        <translation>un operador dijo lo mismo</translation>
    </message>
    <message>
        <source>an operator said something else</source>
        <translation>un operador dijo otra cosa</translation>
    </message>
    <message>
        <source>nobody answered</source>
        <translation>nadie respondió</translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation>no se puede comparar</translation>
    </message>
    <message>
        <source>answered by the program then too</source>
        <translation>entonces también lo respondió el programa</translation>
    </message>
    <message>
        <source>an operator was there already</source>
        <translation>ya había un operador</translation>
    </message>
    <message>
        <source>only asked «did you mean…?»</source>
        <translation>solo preguntaría «¿quieres decir…?»</translation>
    </message>
    <message>
        <source>another rule would answer less</source>
        <translation>otra regla respondería menos</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Qué falta</translation>
    </message>
    <message>
        <source>Ranking on trial</source>
        <translation>Clasificador a prueba</translation>
    </message>
    <message>
        <source>Parts of the answers page</source>
        <translation>Partes de la página de respuestas</translation>
    </message>
    <message>
        <source>Back to the conversations</source>
        <translation>Volver a las conversaciones</translation>
    </message>
    <message>
        <source>Back to the conversations (Ctrl+1)</source>
        <translation>Volver a las conversaciones (Ctrl+1)</translation>
    </message>
</context>
<context>
    <name>GapsPane</name>
    <message>
        <source>Nothing is missing: no question was answered by hand three times this month.</source>
        <translation>No falta nada: este mes ninguna pregunta se ha respondido a mano tres veces.</translation>
    </message>
    <message>
        <source>Answered by hand, again and again</source>
        <translation>Respondidas a mano, una y otra vez</translation>
    </message>
    <message>
        <source>Questions of the last 30 days with no stored text. One press makes a rule of them.</source>
        <translation>Preguntas de los últimos 30 días sin texto guardado. Con un solo clic se hace una regla.</translation>
    </message>
    <message>
        <source>Always changed before sending</source>
        <translation>Siempre se cambian antes de enviar</translation>
    </message>
    <message>
        <source>Their text does not say what operators want to say.</source>
        <translation>Su texto no dice lo que quiere decir quien responde.</translation>
    </message>
    <message>
        <source>Used by nobody for three months</source>
        <translation>Nadie las ha usado en tres meses</translation>
    </message>
    <message>
        <source>Remove them, or give them words citizens use.</source>
        <translation>Quítalas, o ponles palabras que la gente use.</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n} veces</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Abrir la conversación</translation>
    </message>
    <message>
        <source>Last answer: {text}</source>
        <translation>Última respuesta: {text}</translation>
    </message>
    <message>
        <source>Make a rule of it</source>
        <translation>Hacer una regla</translation>
    </message>
    <message>
        <source>changed {n} times, as it is {m}</source>
        <translation>cambiada {n} veces, tal cual {m}</translation>
    </message>
    <message>
        <source>last used {when}</source>
        <translation>último uso: {when}</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versiones de {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>What this version said</source>
        <translation>Qué decía esta versión</translation>
    </message>
    <message>
        <source>Make this the rule again</source>
        <translation>Volver a esta versión</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>viene con el programa</translation>
    </message>
    <message>
        <source>What it learned</source>
        <translation>Qué ha aprendido</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Padró</source>
        <translation>Padrón</translation>
    </message>
    <message>
        <source>Service that answers for it</source>
        <translation>Servicio responsable</translation>
    </message>
    <message>
        <source>Team (for a person)</source>
        <translation>Equipo (para una persona)</translation>
    </message>
    <message>
        <source>Shortcut after /</source>
        <translation>Atajo después de /</translation>
    </message>
    <message>
        <source>padro</source>
        <translation>padron</translation>
    </message>
    <message>
        <source>Words that may follow</source>
        <translation>Palabras que pueden seguir</translation>
    </message>
    <message>
        <source>avui, demà, estació</source>
        <translation>hoy, mañana, estación</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Channels (none: all)</source>
        <translation>Canales (ninguno: todos)</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Válida desde</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Válida hasta</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Revisada el</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>One a line: words = what it says, or words = https://…</source>
        <translation>Uno por línea: texto = lo que dice, o texto = https://…</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Options (JSON)</source>
        <translation>Opciones (JSON)</translation>
    </message>
    <message>
        <source>Answers by itself</source>
        <translation>Responde sola</translation>
    </message>
    <message>
        <source>Off: operators see it as a suggestion</source>
        <translation>Si no: quien responde la ve como sugerencia</translation>
    </message>
    <message>
        <source>Exact words only</source>
        <translation>Solo palabras exactas</translation>
    </message>
    <message>
        <source>For words that change something, like ALTA and BAIXA</source>
        <translation>Para palabras que cambian algo, como ALTA y BAJA</translation>
    </message>
    <message>
        <source>Kind of answer</source>
        <translation>Tipo de respuesta</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
</context>
<context>
    <name>RuleListModel</name>
    <message>
        <source>answers by itself</source>
        <translation>responde sola</translation>
    </message>
    <message>
        <source>has problems</source>
        <translation>tiene problemas</translation>
    </message>
</context>
<context>
    <name>RuleSide</name>
    <message>
        <source>As the citizen sees it</source>
        <translation>Tal como la ve el ciudadano</translation>
    </message>
    <message>
        <source>Channel of the preview</source>
        <translation>Canal de la vista previa</translation>
    </message>
    <message>
        <source>The code makes the words. Use «Try» to see them.</source>
        <translation>Las palabras las hace el código. Usa «Probar» para verlas.</translation>
    </message>
    <message>
        <source>There is no text yet.</source>
        <translation>Aún no hay texto.</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>Por arreglar</translation>
    </message>
</context>
<context>
    <name>RulesPane</name>
    <message>
        <source>Search rules</source>
        <translation>Buscar reglas</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Regla nueva</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Why this change? (kept in the versions)</source>
        <translation>¿Por qué este cambio? (se guarda en las versiones)</translation>
    </message>
    <message>
        <source>Why this change?</source>
        <translation>¿Por qué este cambio?</translation>
    </message>
    <message>
        <source>Only a supervisor can change rules. You can read and try them.</source>
        <translation>Solo un supervisor puede cambiar reglas. Tú puedes leerlas y probarlas.</translation>
    </message>
    <message>
        <source>Choose a rule, or write a new one.</source>
        <translation>Elige una regla o escribe una nueva.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>This rule has changes that are not saved. Leave it and lose them?</source>
        <translation>Esta regla tiene cambios sin guardar. ¿Dejarla y perderlos?</translation>
    </message>
    <message>
        <source>Short name (small letters, digits, _): it never changes</source>
        <translation>Nombre corto (minúsculas, cifras, _): no cambia nunca</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>versión {n}</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>aún sin guardar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automáticas</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>Por arreglar</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Quitar la regla</translation>
    </message>
    <message>
        <source>Why? Its versions stay and it can come back.</source>
        <translation>¿Por qué? Las versiones se conservan y puede volver.</translation>
    </message>
</context>
<context>
    <name>WordsOfLanguage</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>How operators and the menu call it</source>
        <translation>Cómo se llama en pantalla y en el menú</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Palabras clave</translation>
    </message>
    <message>
        <source>Separated by commas: padró, empadronament</source>
        <translation>Separadas por comas: padrón, empadronamiento</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>What the citizen reads</source>
        <translation>Lo que lee el ciudadano</translation>
    </message>
    <message>
        <source>Ways of asking</source>
        <translation>Maneras de preguntarlo</translation>
    </message>
    <message>
        <source>One a line; the suggestions learn from them</source>
        <translation>Una por línea; las sugerencias aprenden de ellas</translation>
    </message>
</context>
<context>
    <name>ShadowPane</name>
    <message>
        <source>Every message an operator answers is also ranked, in the shadow. It counts as right only when the first suggestion is what the operator then sent. Until this proves {percent} of right answers, the ranking answers nobody by itself.</source>
        <translation>Cada mensaje que alguien responde también se clasifica, en la sombra. Solo cuenta como acierto si la primera sugerencia es lo que después se envió. Hasta que esto demuestre un {percent} de aciertos, el clasificador no responde solo a nadie.</translation>
    </message>
    <message>
        <source>Let the ranking answer by itself, as far as it is proved</source>
        <translation>Dejar que el clasificador responda solo, hasta donde esté demostrado</translation>
    </message>
    <message>
        <source>The rule: the most certain of the last {last} messages, as far down as so many were ranked right that less than {percent} right among as many to come would be a chance of one in {chance}. That takes {none} messages without an error, {one} with one, {two} with two. Of these, the least certain tenth still waits for a person. It is worked out anew with every look.</source>
        <translation>La norma: los más seguros de los últimos {last} mensajes, hasta donde los aciertos sean tantos que acertar menos del {percent} en otros tantos por venir sería una casualidad entre {chance}. Hacen falta {none} mensajes sin ningún error, {one} con uno, {two} con dos. De estos, la décima parte menos segura sigue esperando a una persona. Se vuelve a calcular cada vez que se mira.</translation>
    </message>
    <message>
        <source>Looking at the messages answered so far…</source>
        <translation>Mirando los mensajes respondidos hasta ahora…</translation>
    </message>
    <message>
        <source>Off: not proved yet.</source>
        <translation>Apagado: aún no está demostrado.</translation>
    </message>
    <message>
        <source>About {n} more right answers in a row would prove it.</source>
        <translation>Unos {n} aciertos seguidos más lo demostrarían.</translation>
    </message>
    <message>
        <source>On above {percent} certainty.</source>
        <translation>Activo por encima del {percent} de certeza.</translation>
    </message>
    <message>
        <source>Proved, and off: switch it on below if you want it.</source>
        <translation>Demostrado y apagado: actívalo aquí abajo si lo quieres.</translation>
    </message>
    <message>
        <source>messages judged</source>
        <translation>mensajes juzgados</translation>
    </message>
    <message>
        <source>right, of those above the best certainty</source>
        <translation>aciertos, de los que superan la mejor certeza</translation>
    </message>
    <message>
        <source>proved at least (95 % interval)</source>
        <translation>demostrado como mínimo (intervalo del 95 %)</translation>
    </message>
    <message>
        <source>of all messages it would answer</source>
        <translation>de todos los mensajes, los respondería</translation>
    </message>
    <message>
        <source>Stored answers sent as they are: {a} · changed: {b} · written by hand: {c}</source>
        <translation>Respuestas guardadas enviadas tal cual: {a} · cambiadas: {b} · escritas a mano: {c}</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>{percent} sure</source>
        <translation>{percent} seguro</translation>
    </message>
    <message>
        <source>by its keyword</source>
        <translation>por su palabra clave</translation>
    </message>
    <message>
        <source>last used on {date}</source>
        <translation>último uso: {date}</translation>
    </message>
    <message>
        <source>Because of: {words}</source>
        <translation>Por: {words}</translation>
    </message>
    <message>
        <source>More about this answer</source>
        <translation>Más sobre esta respuesta</translation>
    </message>
</context>
<context>
    <name>SuggestionsView</name>
    <message>
        <source>Suggestions appear here.</source>
        <translation>Aquí salen las sugerencias.</translation>
    </message>
    <message>
        <source>No stored answer speaks of this.</source>
        <translation>Ninguna respuesta guardada habla de esto.</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>Palabras detectadas</translation>
    </message>
    <message>
        <source>Insert in {language}</source>
        <translation>Insertar en {language}</translation>
    </message>
    <message>
        <source>This is a way of asking for it</source>
        <translation>Esta es una manera de pedirla</translation>
    </message>
    <message>
        <source>Open the rule</source>
        <translation>Abrir la regla</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Try «{name}»</source>
        <translation>Prueba de «{name}»</translation>
    </message>
    <message>
        <source>Language of the citizen</source>
        <translation>Lengua del ciudadano</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Write as a citizen would</source>
        <translation>Escribe como lo haría un ciudadano</translation>
    </message>
    <message>
        <source>What the citizen writes</source>
        <translation>Qué escribe el ciudadano</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Nothing is sent and nothing is kept.</source>
        <translation>No se envía nada ni se guarda nada.</translation>
    </message>
    <message>
        <source>These words alone would not call the rule; it was asked all the same.</source>
        <translation>Estas palabras solas no llamarían la regla; se ha preguntado igualmente.</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Archivo: {name}</translation>
    </message>
    <message>
        <source>A person would answer: {why}</source>
        <translation>Respondería una persona: {why}</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message>
        <source>You are writing in {typed}; the citizen writes in {theirs}.</source>
        <translation>Escribes en {typed}; el ciudadano escribe en {theirs}.</translation>
    </message>
</context>
<context>
    <name>RuleHead</name>
    <message>
        <source>Try</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Write as a citizen and see the answer; nothing is sent</source>
        <translation>Escribe como un ciudadano y mira la respuesta; no se envía nada</translation>
    </message>
    <message>
        <source>On the past</source>
        <translation>Con el pasado</translation>
    </message>
    <message>
        <source>What this draft would have done with past messages</source>
        <translation>Qué habría hecho este borrador con los mensajes pasados</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>SimulationDialog</name>
    <message>
        <source>«{name}» on past messages</source>
        <translation>«{name}» con mensajes pasados</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Past messages</source>
        <translation>Mensajes pasados</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Reading past messages…</source>
        <translation>Leyendo los mensajes pasados…</translation>
    </message>
    <message>
        <source>It would have answered {n} times; in {m} an operator said something else.</source>
        <translation>Habría respondido {n} veces; en {m} un operador dijo otra cosa.</translation>
    </message>
    <message>
        <source>{n} messages read</source>
        <translation>{n} mensajes leídos</translation>
    </message>
    <message>
        <source>takes {n} from «{rule}»</source>
        <translation>le quita {n} a «{rule}»</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Lo mismo</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>None of the past messages.</source>
        <translation>Ninguno de los mensajes pasados.</translation>
    </message>
</context>
<context>
    <name>RuleFiles</name>
    <message>
        <source>Attach a file…</source>
        <translation>Adjuntar un archivo…</translation>
    </message>
    <message>
        <source>Take {name} off</source>
        <translation>Quitar {name}</translation>
    </message>
    <message>
        <source>Files for the answer</source>
        <translation>Archivos para la respuesta</translation>
    </message>
</context>
<context>
    <name>LearnedList</name>
    <message>
        <source>What it learned</source>
        <translation>Qué ha aprendido</translation>
    </message>
    <message>
        <source>Nothing yet: it learns when operators send it.</source>
        <translation>Todavía nada: aprende cuando los operadores la envían.</translation>
    </message>
    <message>
        <source>Unlearn</source>
        <translation>Desaprender</translation>
    </message>
</context>
</TS>
