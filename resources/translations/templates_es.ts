<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Problem</name>
    <message>
        <source>WhatsApp wants other fields in this template than were sent. The message was not sent; the template has changed at Meta, so wait until the list is read again and fill it in anew.</source>
        <translation>WhatsApp quiere otros campos en esta plantilla de los que se han enviado. El mensaje no se ha enviado; la plantilla ha cambiado en Meta: espera a que se vuelva a leer la lista y rellénala de nuevo.</translation>
    </message>
    <message>
        <source>WhatsApp has no approved template of this name in this language. The message was not sent; choose another language or another template.</source>
        <translation>WhatsApp no tiene ninguna plantilla aprobada con este nombre en este idioma. El mensaje no se ha enviado; elige otro idioma u otra plantilla.</translation>
    </message>
    <message>
        <source>The template is too long with its fields filled in. The message was not sent; write less into the fields.</source>
        <translation>La plantilla es demasiado larga con los campos rellenados. El mensaje no se ha enviado; escribe menos en los campos.</translation>
    </message>
    <message>
        <source>WhatsApp has paused this template, because citizens complained of it. The message was not sent; choose another template.</source>
        <translation>WhatsApp ha detenido esta plantilla porque ha habido quejas de ciudadanos. El mensaje no se ha enviado; elige otra plantilla.</translation>
    </message>
    <message>
        <source>WhatsApp has shut this template off for good. The message was not sent; choose another template and ask IT to write a new one at Meta.</source>
        <translation>WhatsApp ha desactivado esta plantilla para siempre. El mensaje no se ha enviado; elige otra plantilla y pide a informática que haga una nueva en Meta.</translation>
    </message>
    <message>
        <source>The template {name} is no longer at Meta. Nothing was sent; choose another template.</source>
        <translation>La plantilla {name} ya no está en Meta. No se ha enviado nada; elige otra plantilla.</translation>
    </message>
    <message>
        <source>Meta has not looked at the template {name} yet. Nothing was sent; that takes up to a day, so choose another template meanwhile.</source>
        <translation>Meta aún no ha mirado la plantilla {name}. No se ha enviado nada; puede tardar hasta un día: mientras tanto elige otra plantilla.</translation>
    </message>
    <message>
        <source>Meta has refused the template {name}. Nothing was sent; choose another template, or ask IT to change it at Meta.</source>
        <translation>Meta ha rechazado la plantilla {name}. No se ha enviado nada; elige otra plantilla o pide a informática que la cambie en Meta.</translation>
    </message>
    <message>
        <source>Meta has paused the template {name}, because citizens complained of it. Nothing was sent; choose another template.</source>
        <translation>Meta ha detenido la plantilla {name} porque ha habido quejas de ciudadanos. No se ha enviado nada; elige otra plantilla.</translation>
    </message>
    <message>
        <source>Meta has shut off the template {name}. Nothing was sent; choose another template, or ask IT to look at it at Meta.</source>
        <translation>Meta ha desactivado la plantilla {name}. No se ha enviado nada; elige otra plantilla o pide a informática que la mire en Meta.</translation>
    </message>
    <message>
        <source>The template {name} has a picture, a button or a heading that wants a value, which this program cannot give. Nothing was sent; choose another template.</source>
        <translation>La plantilla {name} tiene una imagen, un botón o una cabecera que pide un valor, y este programa no puede darlo. No se ha enviado nada; elige otra plantilla.</translation>
    </message>
    <message>
        <source>Field {key} of the template is empty. Nothing was sent; fill it in.</source>
        <translation>El campo {key} de la plantilla está vacío. No se ha enviado nada; rellénalo.</translation>
    </message>
    <message>
        <source>Field {key} of the template has a new line, a tab or four spaces in a row, which WhatsApp refuses. Nothing was sent; write it in one line.</source>
        <translation>El campo {key} de la plantilla tiene una línea nueva, una tabulación o cuatro espacios seguidos, y WhatsApp no lo acepta. No se ha enviado nada; escríbelo en una sola línea.</translation>
    </message>
    <message>
        <source>The template {name} has no field {key}. Nothing was sent; leave it out.</source>
        <translation>La plantilla {name} no tiene ningún campo {key}. No se ha enviado nada; quítalo.</translation>
    </message>
    <message>
        <source>With its fields filled in the template has more than {limit} characters. Nothing was sent; write less into the fields.</source>
        <translation>Con los campos rellenados la plantilla tiene más de {limit} caracteres. No se ha enviado nada; escribe menos en los campos.</translation>
    </message>
    <message>
        <source>There is no template called {name}. Nothing was changed; look it up in the list of templates.</source>
        <translation>No hay ninguna plantilla que se llame {name}. No se ha cambiado nada; búscala en la lista de plantillas.</translation>
    </message>
    <message>
        <source>The template {name} does not exist in this language ({language}). Nothing was sent; choose another one.</source>
        <translation>La plantilla {name} no existe en este idioma ({language}). No se ha enviado nada; elige otra.</translation>
    </message>
    <message>
        <source>This channel has no templates. Nothing was changed; write the message as free text.</source>
        <translation>Este canal no tiene plantillas. No se ha cambiado nada; escribe el mensaje como texto libre.</translation>
    </message>
    <message>
        <source>Nobody has said which WhatsApp business account {name} belongs to, so its templates cannot be read. Remove the channel and add it with --waba-id.</source>
        <translation>Nadie ha dicho a qué cuenta de empresa de WhatsApp pertenece {name}, y por eso no se pueden leer sus plantillas. Quita el canal y añádelo de nuevo con --waba-id.</translation>
    </message>
    <message>
        <source>The template {name} has fields, and a holding template goes to many citizens at once. Nothing was changed; choose one without fields.</source>
        <translation>La plantilla {name} tiene campos, y una plantilla de espera va a muchos ciudadanos a la vez. No se ha cambiado nada; elige una sin campos.</translation>
    </message>
    <message>
        <source>No holding template of this channel can be sent. Nothing was sent; a supervisor chooses one with: ventanilla channel holding {name} TEMPLATE</source>
        <translation>No se puede enviar ninguna plantilla de espera de este canal. No se ha enviado nada; un supervisor elige una con: ventanilla channel holding {name} PLANTILLA</translation>
    </message>
    <message>
        <source>This citizen has been sent the holding template already since they last wrote. Nothing was sent; answer them when you open.</source>
        <translation>A este ciudadano ya se le ha enviado la plantilla de espera desde que escribió por última vez. No se ha enviado nada; respóndele cuando abráis.</translation>
    </message>
    <message>
        <source>The window of this conversation does not close before you open again, or is closed already. Nothing was sent; open the conversation to see.</source>
        <translation>La ventana de esta conversación no se cierra antes de que volváis a abrir, o ya está cerrada. No se ha enviado nada; abre la conversación para verlo.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>templates read from Meta</source>
        <translation>plantillas leídas de Meta</translation>
    </message>
    <message>
        <source>holding template chosen</source>
        <translation>plantilla de espera elegida</translation>
    </message>
    <message>
        <source>holding template sent</source>
        <translation>plantilla de espera enviada</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Send a template…</source>
        <translation>Enviar una plantilla…</translation>
    </message>
    <message>
        <source>Windows that close before you open again…</source>
        <translation>Ventanas que se cierran antes de volver a abrir…</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>Utility: each one is charged</source>
        <translation>Utilidad: cada una se cobra</translation>
    </message>
    <message>
        <source>Marketing: each one is charged, at the highest rate</source>
        <translation>Marketing: cada una se cobra, a la tarifa más alta</translation>
    </message>
    <message>
        <source>Authentication: each one is charged</source>
        <translation>Autenticación: cada una se cobra</translation>
    </message>
    <message>
        <source>Each one is charged</source>
        <translation>Cada una se cobra</translation>
    </message>
    <message>
        <source>no longer at Meta</source>
        <translation>ya no está en Meta</translation>
    </message>
    <message>
        <source>waits for Meta</source>
        <translation>pendiente de Meta</translation>
    </message>
    <message>
        <source>refused by Meta</source>
        <translation>rechazada por Meta</translation>
    </message>
    <message>
        <source>paused by Meta</source>
        <translation>detenida por Meta</translation>
    </message>
    <message>
        <source>shut off by Meta</source>
        <translation>desactivada por Meta</translation>
    </message>
    <message>
        <source>not from here</source>
        <translation>no se puede desde aquí</translation>
    </message>
    <message>
        <source>Search the templates</source>
        <translation>Buscar en las plantillas</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>The citizen reads:</source>
        <translation>La persona leerá:</translation>
    </message>
    <message>
        <source>What the citizen reads</source>
        <translation>Lo que leerá la persona</translation>
    </message>
    <message>
        <source>Send the template</source>
        <translation>Enviar la plantilla</translation>
    </message>
    <message>
        <source>Field {name}</source>
        <translation>Campo {name}</translation>
    </message>
</context>
<context>
    <name>TemplateActs</name>
    <message>
        <source>No template of this channel can be sent.</source>
        <translation>No se puede enviar ninguna plantilla de este canal.</translation>
    </message>
    <message>
        <source>The list has not been read from Meta yet; that happens within the hour.</source>
        <translation>La lista aún no se ha leído de Meta; se hace antes de una hora.</translation>
    </message>
    <message>
        <source>The list says why; ask IT to put it right at Meta, or wait until the citizen writes.</source>
        <translation>La lista dice por qué; pide a informática que lo arregle en Meta, o espera a que la persona escriba.</translation>
    </message>
    <message>
        <source>Ask IT to write one at Meta and have it approved, or wait until the citizen writes.</source>
        <translation>Pide a informática que escriba una en Meta y la haga aprobar, o espera a que la persona escriba.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter goes on · Ctrl+Enter sends · Esc leaves</source>
        <translation>↑ ↓ elige · Intro sigue · Ctrl+Intro envía · Esc sale</translation>
    </message>
</context>
<context>
    <name>WindowPlanDialog</name>
    <message>
        <source>Windows that close before you open again</source>
        <translation>Ventanas que se cierran antes de volver a abrir</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Abrir la conversación</translation>
    </message>
    <message>
        <source>Send the holding template to all: {n}</source>
        <translation>Enviar la plantilla de espera a todos: {n}</translation>
    </message>
    <message>
        <source>Nobody has said when the town hall opens, so no window closes before it does. A supervisor sets the hours in Settings.</source>
        <translation>Nadie ha dicho cuándo abre el ayuntamiento, y por eso no hay ninguna ventana que se cierre antes. Un supervisor pone el horario en Ajustes.</translation>
    </message>
    <message>
        <source>No window closes before you open again ({time}). Nothing needs to be done.</source>
        <translation>No se cierra ninguna ventana antes de que volváis a abrir ({time}). No hay que hacer nada.</translation>
    </message>
    <message>
        <source>You open again: {time}. After their window has closed these citizens can only be sent a template. Enter opens one.</source>
        <translation>Volvéis a abrir: {time}. Cuando se les haya cerrado la ventana, a estas personas solo se les podrá enviar una plantilla. Con Intro se abre una conversación.</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Se cierra</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>La lleva</translation>
    </message>
    <message>
        <source>Holding template</source>
        <translation>Plantilla de espera</translation>
    </message>
    <message>
        <source>sent already</source>
        <translation>ya enviada</translation>
    </message>
    <message>
        <source>left to whoever holds it</source>
        <translation>se deja a quien la lleva</translation>
    </message>
    <message>
        <source>none can be sent</source>
        <translation>no se puede enviar ninguna</translation>
    </message>
    <message>
        <source>The holding template is sent now, to each citizen in their language: {n}. Left out: {left}.</source>
        <translation>Ahora se envía la plantilla de espera, a cada cual en su idioma, a: {n}. Se quedan fuera: {left}.</translation>
    </message>
    <message>
        <source>Yes, send: {n}</source>
        <translation>Sí, enviar: {n}</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>Sent: {n}. Not sent: {left}; the lines say why.</source>
        <translation>Enviadas: {n}. No enviadas: {left}; las líneas dicen por qué.</translation>
    </message>
</context>
<context>
    <name>WindowPlanActs</name>
    <message>
        <source>Holding templates sent: {n}.</source>
        <translation>Plantillas de espera enviadas: {n}.</translation>
    </message>
</context>
</TS>
