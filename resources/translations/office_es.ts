<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>This computer already holds the key of this desk. Nothing was changed; open the desk as always.</source>
        <translation>Este ordenador ya tiene la clave de esta oficina. No se ha cambiado nada; abre la oficina como siempre.</translation>
    </message>
    <message>
        <source>There is no desk in {path}. Nothing was made; check the folder, or restore a backup.</source>
        <translation>En {path} no hay ninguna oficina. No se ha creado nada; revisa la carpeta, o restaura una copia de seguridad.</translation>
    </message>
</context>
</TS>
