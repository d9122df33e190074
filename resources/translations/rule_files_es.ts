<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Rule</name>
    <message>
        <source>«{keyword}» also calls the rule {other}, so the citizen is asked instead of answered. Take the word away from one of the two.</source>
        <translation>«{keyword}» también llama a la regla {other}, de modo que al ciudadano se le pregunta en vez de responderle. Quita la palabra de una de las dos.</translation>
    </message>
    <message>
        <source>«{keyword}» always reaches a person and never this rule. Choose another word.</source>
        <translation>«{keyword}» siempre lleva a una persona y nunca a esta regla. Elige otra palabra.</translation>
    </message>
    <message>
        <source>«{keyword}» is a greeting or thanks, so it never calls this rule. Choose a word of the matter itself.</source>
        <translation>«{keyword}» es un saludo o un agradecimiento y nunca llama a esta regla. Elige una palabra del tema mismo.</translation>
    </message>
    <message>
        <source>«{keyword}» is never recognised. Use one to six words with letters or digits, without a greeting before or after them.</source>
        <translation>«{keyword}» no se reconoce nunca. Usa de una a seis palabras con letras o cifras, sin saludos ni delante ni detrás.</translation>
    </message>
    <message>
        <source>The rule is automatic, but no word calls it, so it never answers. Add a keyword or make it only suggested.</source>
        <translation>La regla es automática, pero ninguna palabra la llama y por tanto nunca responde. Añade una palabra clave o déjala solo como sugerencia.</translation>
    </message>
    <message>
        <source>The rule has no text, so there is nothing to send. Write it.</source>
        <translation>La regla no tiene ningún texto, así que no hay nada que enviar. Escríbelo.</translation>
    </message>
    <message>
        <source>The rule names no internal code, so nothing answers. Choose one.</source>
        <translation>La regla no nombra ningún código interno, así que nadie responde. Elige uno.</translation>
    </message>
    <message>
        <source>There is no internal code called {name} here, so every message goes to a person. Choose another or have it installed.</source>
        <translation>Aquí no hay ningún código interno llamado {name}, de modo que todos los mensajes van a una persona. Elige otro o haz que lo instalen.</translation>
    </message>
    <message>
        <source>The rule names no address of a service, so every message goes to a person. Write it.</source>
        <translation>La regla no indica la dirección de ningún servicio, de modo que todos los mensajes van a una persona. Escríbela.</translation>
    </message>
    <message>
        <source>«{url}» is not an address a service may have. Write a whole one that begins with https://</source>
        <translation>«{url}» no es una dirección que un servicio pueda tener. Escribe una completa que empiece por https://</translation>
    </message>
    <message>
        <source>The town does not allow {host} to be called, so every message goes to a person. Add it to the allowed hosts.</source>
        <translation>El Ayuntamiento no permite llamar a {host}, de modo que todos los mensajes van a una persona. Añádelo a los servidores permitidos.</translation>
    </message>
    <message>
        <source>The rule has no title, so the menu leaves it out and questions show its name. Give it one.</source>
        <translation>La regla no tiene título: el menú no la muestra y las preguntas dicen su nombre. Ponle uno.</translation>
    </message>
    <message>
        <source>The title is missing in {language}; another language is shown instead. Add it.</source>
        <translation>Falta el título en {language}; se muestra en otra lengua. Añádelo.</translation>
    </message>
    <message>
        <source>The text is missing in {language}; those who write in it get another language. Add it.</source>
        <translation>Falta el texto en {language}; quien escribe en ella recibe el de otra lengua. Añádelo.</translation>
    </message>
    <message>
        <source>There is no keyword in {language}; those who write in it do not get this answer by themselves. Add one.</source>
        <translation>No hay ninguna palabra clave en {language}; quien escribe en ella no recibe esta respuesta automáticamente. Añade una.</translation>
    </message>
    <message>
        <source>The texts in {language} and {other_language} are the same, word for word. Translate one of them.</source>
        <translation>Los textos en {language} y en {other_language} son iguales, palabra por palabra. Traduce uno.</translation>
    </message>
    <message>
        <source>The text in {language} takes {length} characters and {channel} sends {limit} at once: it goes out in pieces. Shorten it.</source>
        <translation>El texto en {language} ocupa {length} caracteres y {channel} envía {limit} de una vez: saldrá en partes. Acórtalo.</translation>
    </message>
    <message>
        <source>The rule held until {date}: it neither answers nor is suggested any more. Give it another end or remove it.</source>
        <translation>La regla valía hasta el {date}: ya no responde ni se sugiere. Ponle otro final o elimínala.</translation>
    </message>
    <message>
        <source>The rule holds from {date}; until then it neither answers nor is suggested.</source>
        <translation>La regla vale a partir del {date}; hasta entonces ni responde ni se sugiere.</translation>
    </message>
    <message>
        <source>The rule ends ({until}) before it begins ({start}), so it never holds. Correct one of the dates.</source>
        <translation>La regla termina ({until}) antes de empezar ({start}), así que no vale nunca. Corrige una de las fechas.</translation>
    </message>
    <message>
        <source>Nobody has reviewed this rule since {date}. Read it again and set the date.</source>
        <translation>Nadie ha revisado esta regla desde el {date}. Vuelve a leerla y pon la fecha.</translation>
    </message>
    <message>
        <source>«{keyword}» changes something for the citizen, so nothing near it may count. Mark the rule as exact.</source>
        <translation>«{keyword}» cambia algo para el ciudadano, de modo que nada parecido puede contar. Marca la regla como exacta.</translation>
    </message>
    <message>
        <source>No automatic rule answers «{sends}», which a button says, so pressing it leads to a person. Correct it or add the rule.</source>
        <translation>Ninguna regla automática responde a «{sends}», que es lo que dice un botón, y pulsarlo lleva a una persona. Corrígelo o añade la regla.</translation>
    </message>
    <message>
        <source>The rule has {count} buttons and only {limit} are shown. Take the least important ones away.</source>
        <translation>La regla tiene {count} botones y solo se muestran {limit}. Quita los menos importantes.</translation>
    </message>
    <message>
        <source>There is no kind of channel called {name}. Write one of: {choices}</source>
        <translation>No hay ninguna clase de canal llamada {name}. Escribe una de estas: {choices}</translation>
    </message>
    <message>
        <source>The town has no channel of the kind {name} yet, so nobody gets this answer there.</source>
        <translation>El Ayuntamiento todavía no tiene ningún canal de la clase {name}, así que nadie recibe allí esta respuesta.</translation>
    </message>
    <message>
        <source>There is no team called {name}, so the conversation stays in the common queue. Choose another or add it.</source>
        <translation>No hay ningún equipo llamado {name}, de modo que la conversación se queda en la cola común. Elige otro o añádelo.</translation>
    </message>
    <message>
        <source>The topic {name} is used nowhere else. Check its spelling.</source>
        <translation>El tema {name} no se usa en ningún otro sitio. Comprueba cómo está escrito.</translation>
    </message>
    <message>
        <source>The shortcut /{shortcut} also belongs to {other}, which may be inserted instead. Change one of them.</source>
        <translation>El atajo /{shortcut} también es de {other}, que puede insertarse en lugar de esta. Cambia uno.</translation>
    </message>
    <message>
        <source>The file {name} is not in the store any more, so the answer cannot go out with it. Attach it again.</source>
        <translation>El archivo {name} ya no está en el almacén, de modo que la respuesta no puede salir con él. Vuelve a adjuntarlo.</translation>
    </message>
    <message>
        <source>This is not a rule: a rule has names and values. Compare it with an exported one.</source>
        <translation>Esto no es una regla: una regla tiene nombres y valores. Compáralo con una exportada.</translation>
    </message>
    <message>
        <source>A rule has no field called {field}. Correct its name or take it out.</source>
        <translation>Una regla no tiene ningún campo llamado {field}. Corrige su nombre o quítalo.</translation>
    </message>
    <message>
        <source>«{name}» cannot be the name of a rule. Use 1 to 64 small letters without accents, digits, hyphens or underscores.</source>
        <translation>«{name}» no puede ser el nombre de una regla. Usa de 1 a 64 letras minúsculas sin acentos, cifras, guiones o guiones bajos.</translation>
    </message>
    <message>
        <source>What stands in the field {field} cannot be read. Compare it with an exported rule.</source>
        <translation>Lo que hay en el campo {field} no se puede leer. Compáralo con una regla exportada.</translation>
    </message>
    <message>
        <source>{field} cannot be «{value}». Write one of: {choices}</source>
        <translation>{field} no puede ser «{value}». Escribe uno de estos valores: {choices}</translation>
    </message>
    <message>
        <source>{field} cannot be «{value}». Write the date as year-month-day, such as 2026-12-24.</source>
        <translation>{field} no puede ser «{value}». Escribe la fecha como año-mes-día, por ejemplo 2026-12-24.</translation>
    </message>
    <message>
        <source>{field} speaks of a language «{value}» the console does not have. Write one of: {choices}</source>
        <translation>{field} habla de una lengua «{value}» que la consola no tiene. Escribe una de estas: {choices}</translation>
    </message>
    <message>
        <source>{field} is longer than {limit} characters. Shorten it.</source>
        <translation>{field} tiene más de {limit} caracteres. Acórtalo.</translation>
    </message>
    <message>
        <source>A button needs words in at least one language and either what it says (at most 64 bytes) or the address it opens.</source>
        <translation>Un botón necesita palabras al menos en una lengua y o bien lo que dice (64 bytes como máximo) o bien la dirección que abre.</translation>
    </message>
    <message>
        <source>An address in the field {field} does not begin with https://. Correct it.</source>
        <translation>Una dirección del campo {field} no empieza por https://. Corrígela.</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>catalán</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>castellano</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>árabe</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>title</source>
        <translation>título</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>keywords</source>
        <translation>palabras clave</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>ejemplos</translation>
    </message>
    <message>
        <source>words after a keyword</source>
        <translation>palabras tras una clave</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>atajo</translation>
    </message>
    <message>
        <source>service in charge</source>
        <translation>servicio responsable</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>team</source>
        <translation>equipo</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automática</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacta</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horario</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canales</translation>
    </message>
    <message>
        <source>buttons</source>
        <translation>botones</translation>
    </message>
    <message>
        <source>files</source>
        <translation>archivos</translation>
    </message>
    <message>
        <source>valid from</source>
        <translation>válida desde</translation>
    </message>
    <message>
        <source>valid until</source>
        <translation>válida hasta</translation>
    </message>
    <message>
        <source>reviewed on</source>
        <translation>revisada el</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>options</source>
        <translation>opciones</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>The name {name} does not say what kind of file this is. Name it .csv, .json or .yaml, or say which with --format.</source>
        <translation>El nombre {name} no dice qué clase de archivo es. Ponle .csv, .json o .yaml, o dilo con --format.</translation>
    </message>
    <message>
        <source>The file is bigger than {limit} MB. Divide it.</source>
        <translation>El archivo ocupa más de {limit} MB. Divídelo.</translation>
    </message>
    <message>
        <source>The file has more than {limit} rules. Divide it.</source>
        <translation>El archivo tiene más de {limit} reglas. Divídelo.</translation>
    </message>
    <message>
        <source>The file holds more than {limit} values. Divide it.</source>
        <translation>El archivo contiene más de {limit} valores. Divídelo.</translation>
    </message>
    <message>
        <source>There is no rule in the file. Compare it with an exported one.</source>
        <translation>En el archivo no hay ninguna regla. Compáralo con uno exportado.</translation>
    </message>
    <message>
        <source>This is a workbook of a spreadsheet program, not a table of text. Save it there as «CSV UTF-8».</source>
        <translation>Esto es un libro de una hoja de cálculo, no una tabla de texto. Guárdalo desde allí como «CSV UTF-8».</translation>
    </message>
    <message>
        <source>The letters cannot be read: they are neither UTF-8 nor Windows-1252. Save the file as UTF-8.</source>
        <translation>Las letras no se pueden leer: no son ni UTF-8 ni Windows-1252. Guarda el archivo en UTF-8.</translation>
    </message>
    <message>
        <source>«{sample}» is what a wrong encoding leaves of a letter with an accent. Open the original again and save it as UTF-8.</source>
        <translation>«{sample}» es lo que una codificación equivocada deja de una letra con acento. Vuelve a abrir el original y guárdalo en UTF-8.</translation>
    </message>
    <message>
        <source>There is no column «name» in the first line. It must name the columns; compare it with an exported file.</source>
        <translation>En la primera línea no hay ninguna columna «name». Debe decir el nombre de las columnas; compáralo con un archivo exportado.</translation>
    </message>
    <message>
        <source>There is no column «{column}» in a table of rules. Correct its name or take it out.</source>
        <translation>Una tabla de reglas no tiene ninguna columna «{column}». Corrige su nombre o quítala.</translation>
    </message>
    <message>
        <source>The column «{column}» is there twice. Take one of them out.</source>
        <translation>La columna «{column}» está dos veces. Quita una.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed, or something follows it. Write a quotation mark inside a text twice.</source>
        <translation>Hay unas comillas sin cerrar, o algo detrás de las comillas. Unas comillas dentro de un texto se escriben dobles.</translation>
    </message>
    <message>
        <source>This is not {format}. Compare the file with an exported one.</source>
        <translation>Esto no es {format}. Compara el archivo con uno exportado.</translation>
    </message>
    <message>
        <source>The file is not a list of rules. Compare it with an exported one.</source>
        <translation>El archivo no es una lista de reglas. Compáralo con uno exportado.</translation>
    </message>
    <message>
        <source>References (&amp; and *) are not followed, because a short file could grow without end. Write the value out.</source>
        <translation>Las referencias (&amp; y *) no se siguen, porque un archivo corto podría crecer sin fin. Escribe el valor completo.</translation>
    </message>
    <message>
        <source>Types with an exclamation mark are not read. Write the plain value.</source>
        <translation>Los tipos con signo de exclamación no se leen. Escribe solo el valor.</translation>
    </message>
    <message>
        <source>There are too many levels, one inside the other. Write it flatter.</source>
        <translation>Hay demasiados niveles, uno dentro de otro. Escríbelo más plano.</translation>
    </message>
    <message>
        <source>The row has more cells than the first line has columns. Look for a missing quotation mark.</source>
        <translation>La fila tiene más celdas que columnas la primera línea. Mira si faltan unas comillas.</translation>
    </message>
    <message>
        <source>The cell «{column}» is not JSON. Compare it with one of an exported file.</source>
        <translation>La celda «{column}» no es JSON. Compárala con la de un archivo exportado.</translation>
    </message>
    <message>
        <source>«{value}» in «{column}» is neither yes nor no. Write 1 or 0.</source>
        <translation>«{value}» en «{column}» no es ni sí ni no. Escribe 1 o 0.</translation>
    </message>
    <message>
        <source>Line {first} has a rule of this name already. Take one of them out or rename it.</source>
        <translation>La línea {first} ya tiene una regla con este nombre. Quita una o cámbiale el nombre.</translation>
    </message>
    <message>
        <source>Files cannot come with a file of text. Take «files» out; a rule that is here keeps the ones it has.</source>
        <translation>Los archivos no pueden venir dentro de un archivo de texto. Quita «files»; una regla que ya está conserva los que tiene.</translation>
    </message>
    <message>
        <source>Line {line} ({rule}):</source>
        <translation>Línea {line} ({rule}):</translation>
    </message>
    <message>
        <source>Line {line}:</source>
        <translation>Línea {line}:</translation>
    </message>
    <message>
        <source>«{address}» is only an example and leads nowhere. Put the town's own address in its place.</source>
        <translation>«{address}» es solo un ejemplo y no lleva a ningún sitio. Pon la dirección del Ayuntamiento.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Nothing was imported, because something in the file is wrong ({count}). Correct what is named above and import it again.</source>
        <translation>No se ha importado nada, porque hay algo mal en el archivo ({count}). Corrige lo que se dice más arriba y vuelve a importarlo.</translation>
    </message>
    <message>
        <source>Some rules do not do what they say. Correct the lines that begin with an exclamation mark or a number.</source>
        <translation>Algunas reglas no hacen lo que dicen. Corrige las líneas que empiezan con un signo de exclamación o con un número.</translation>
    </message>
    <message>
        <source>No rule was switched. Correct what is named above, or switch the other rules by their names.</source>
        <translation>No se ha cambiado ninguna regla. Corrige lo que se dice más arriba, o cambia las otras reglas por su nombre.</translation>
    </message>
    <message>
        <source>Name the rules to switch, or write --all-commands for every rule with a keyword, not both.</source>
        <translation>Di el nombre de las reglas que quieres cambiar o escribe --all-commands para todas las que tienen una palabra clave, pero no ambas cosas.</translation>
    </message>
    <message>
        <source>{name} does not say what kind of file it is. Name it .csv, .json or .yaml, or say which with --format.</source>
        <translation>{name} no dice qué clase de archivo es. Ponle .csv, .json o .yaml, o dilo con --format.</translation>
    </message>
    <message>
        <source>{name} cannot be read. Nothing was changed; check that it exists and that you may open it.</source>
        <translation>{name} no se puede leer. No se ha cambiado nada; comprueba que existe y que puedes abrirlo.</translation>
    </message>
</context>
</TS>
