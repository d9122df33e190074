<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>{path} cannot be opened. Nothing was learnt; check its name and that you may read it.</source>
        <translation>No se puede abrir {path}. No se ha aprendido nada; revisa su nombre y que puedas leerlo.</translation>
    </message>
    <message>
        <source>Line {id} of {path} is not text in UTF-8. Nothing was learnt; save the table as «CSV UTF-8» and try again.</source>
        <translation>La línea {id} de {path} no es texto en UTF-8. No se ha aprendido nada; guarda la tabla como «CSV UTF-8» y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>{path} does not begin with the names of its columns. Nothing was learnt; make its first line: text,label or text,label,lang</source>
        <translation>{path} no empieza con los nombres de las columnas. No se ha aprendido nada; haz que la primera línea sea: text,label o text,label,lang</translation>
    </message>
    <message>
        <source>Line {id} of {path} cannot be read: it needs a text and a label, and every quotation mark its partner. Nothing was learnt; mend or delete that line.</source>
        <translation>La línea {id} de {path} no se puede leer: debe tener un texto y una etiqueta, y cada comilla su pareja. No se ha aprendido nada; arregla o borra esa línea.</translation>
    </message>
    <message>
        <source>{path} holds no example of an answer. Nothing was learnt; write one example a line under the header.</source>
        <translation>En {path} no hay ningún ejemplo de ninguna respuesta. No se ha aprendido nada; escribe un ejemplo por línea bajo la cabecera.</translation>
    </message>
    <message>
        <source>The model {path} cannot be opened. Nothing was changed; check its name, or train it again.</source>
        <translation>No se puede abrir el modelo {path}. No se ha cambiado nada; revisa su nombre o entrénalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a model of ventanilla. It was not used or changed; train it again.</source>
        <translation>{path} está dañado o no es un modelo de ventanilla. No se ha usado ni cambiado; entrénalo de nuevo.</translation>
    </message>
    <message>
        <source>The model {path} was made by a newer version of the program. It was not used or changed; update the program, or train it again.</source>
        <translation>El modelo {path} es de una versión más nueva del programa. No se ha usado ni cambiado; actualiza el programa o entrénalo de nuevo.</translation>
    </message>
    <message>
        <source>The model cannot be written to {path}. What was there is unchanged; check that the folder exists, that you may write in it and that there is room.</source>
        <translation>No se puede escribir el modelo en {path}. Lo que había no ha cambiado; revisa que la carpeta exista, que puedas escribir en ella y que haya espacio.</translation>
    </message>
    <message>
        <source>{path} is not a list of keywords. Nothing was recognised; it must be JSON in UTF-8, each keyword with the list of its aliases.</source>
        <translation>{path} no es una lista de palabras clave. No se ha reconocido nada; debe ser JSON en UTF-8, cada palabra clave con la lista de sus alias.</translation>
    </message>
    <message>
        <source>Lines that could not be read: {found}. All others were answered; each bad one has an «error» in its place, mend those and send them again.</source>
        <translation>Líneas que no se han podido leer: {found}. Las demás se han contestado; cada línea mala tiene un «error» en su lugar, arréglalas y envíalas de nuevo.</translation>
    </message>
</context>
</TS>
