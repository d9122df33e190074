<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>The channel does not hand this file out ({why}). Nothing was written; ask the citizen for a smaller one.</source>
        <translation>El canal no lliura aquest fitxer ({why}). No s’ha desat res; demana’n al ciutadà un de més petit.</translation>
    </message>
    <message>
        <source>The channel no longer has this file. Nothing was written; ask the citizen to send it again.</source>
        <translation>El canal ja no té aquest fitxer. No s’ha desat res; demana al ciutadà que el torni a enviar.</translation>
    </message>
    <message>
        <source>{name} cannot be written. Nothing was changed; check the folder and its rights.</source>
        <translation>No es pot desar {name}. No s’ha canviat res; revisa la carpeta i els seus permisos.</translation>
    </message>
    <message>
        <source>This message was taken back already. Its text is in the draft of whoever wrote it.</source>
        <translation>Aquest missatge ja s’havia desfet. El text és a l’esborrany de qui el va escriure.</translation>
    </message>
    <message>
        <source>The channel {name} serves this account already; two would take each other's messages. Nothing was changed; use that one, or remove it first.</source>
        <translation>El canal {name} ja fa servir aquest compte; dos canals es prendrien els missatges l’un a l’altre. No s’ha canviat res; fes servir aquell, o treu-lo abans.</translation>
    </message>
    <message>
        <source>This secret belongs to another account than the one of {name}. Nothing was changed; add that account as a channel of its own.</source>
        <translation>Aquesta clau és d’un compte diferent del de {name}. No s’ha canviat res; afegeix aquell compte com un canal propi.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The channel refused the correction; the citizen still reads the earlier text</source>
        <translation>El canal no ha acceptat la correcció; el ciutadà encara llegeix el text anterior</translation>
    </message>
    <message>
        <source>The channel refused to delete the message; the citizen can still read it</source>
        <translation>El canal no ha volgut esborrar el missatge; el ciutadà encara el pot llegir</translation>
    </message>
</context>
</TS>
