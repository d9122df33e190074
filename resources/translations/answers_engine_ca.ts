<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>{path} cannot be opened. Nothing was learnt; check its name and that you may read it.</source>
        <translation>No es pot obrir {path}. No s’ha après res; revisa’n el nom i que el puguis llegir.</translation>
    </message>
    <message>
        <source>Line {id} of {path} is not text in UTF-8. Nothing was learnt; save the table as «CSV UTF-8» and try again.</source>
        <translation>La línia {id} de {path} no és text en UTF-8. No s’ha après res; desa la taula com a «CSV UTF-8» i torna-ho a provar.</translation>
    </message>
    <message>
        <source>{path} does not begin with the names of its columns. Nothing was learnt; make its first line: text,label or text,label,lang</source>
        <translation>{path} no comença amb els noms de les columnes. No s’ha après res; fes que la primera línia sigui: text,label o text,label,lang</translation>
    </message>
    <message>
        <source>Line {id} of {path} cannot be read: it needs a text and a label, and every quotation mark its partner. Nothing was learnt; mend or delete that line.</source>
        <translation>La línia {id} de {path} no es pot llegir: hi ha d’haver un text i una etiqueta, i cada cometa amb la seva parella. No s’ha après res; arregla o esborra aquesta línia.</translation>
    </message>
    <message>
        <source>{path} holds no example of an answer. Nothing was learnt; write one example a line under the header.</source>
        <translation>A {path} no hi ha cap exemple de cap resposta. No s’ha après res; escriu un exemple per línia sota la capçalera.</translation>
    </message>
    <message>
        <source>The model {path} cannot be opened. Nothing was changed; check its name, or train it again.</source>
        <translation>No es pot obrir el model {path}. No s’ha canviat res; revisa’n el nom o torna’l a entrenar.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a model of ventanilla. It was not used or changed; train it again.</source>
        <translation>{path} està malmès o no és un model de ventanilla. No s’ha fet servir ni s’ha canviat; torna’l a entrenar.</translation>
    </message>
    <message>
        <source>The model {path} was made by a newer version of the program. It was not used or changed; update the program, or train it again.</source>
        <translation>El model {path} és d’una versió més nova del programa. No s’ha fet servir ni s’ha canviat; actualitza el programa o torna’l a entrenar.</translation>
    </message>
    <message>
        <source>The model cannot be written to {path}. What was there is unchanged; check that the folder exists, that you may write in it and that there is room.</source>
        <translation>No es pot escriure el model a {path}. El que hi havia no ha canviat; revisa que la carpeta existeixi, que hi puguis escriure i que hi hagi espai.</translation>
    </message>
    <message>
        <source>{path} is not a list of keywords. Nothing was recognised; it must be JSON in UTF-8, each keyword with the list of its aliases.</source>
        <translation>{path} no és una llista de paraules clau. No s’ha reconegut res; ha de ser JSON en UTF-8, cada paraula clau amb la llista dels seus àlies.</translation>
    </message>
    <message>
        <source>Lines that could not be read: {found}. All others were answered; each bad one has an «error» in its place, mend those and send them again.</source>
        <translation>Línies que no s’han pogut llegir: {found}. La resta s’han contestat; cada línia dolenta té un «error» al seu lloc, arregla-les i torna-les a enviar.</translation>
    </message>
</context>
</TS>
