<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>Problem</name>
    <message>
        <source>WhatsApp wants other fields in this template than were sent. The message was not sent; the template has changed at Meta, so wait until the list is read again and fill it in anew.</source>
        <translation>WhatsApp vol uns altres camps en aquesta plantilla dels que s’han enviat. El missatge no s’ha enviat; la plantilla ha canviat a Meta: espera que es torni a llegir la llista i torna-la a omplir.</translation>
    </message>
    <message>
        <source>WhatsApp has no approved template of this name in this language. The message was not sent; choose another language or another template.</source>
        <translation>WhatsApp no té cap plantilla aprovada amb aquest nom en aquesta llengua. El missatge no s’ha enviat; tria una altra llengua o una altra plantilla.</translation>
    </message>
    <message>
        <source>The template is too long with its fields filled in. The message was not sent; write less into the fields.</source>
        <translation>La plantilla és massa llarga amb els camps omplerts. El missatge no s’ha enviat; escriu menys als camps.</translation>
    </message>
    <message>
        <source>WhatsApp has paused this template, because citizens complained of it. The message was not sent; choose another template.</source>
        <translation>WhatsApp ha aturat aquesta plantilla perquè hi ha hagut queixes de ciutadans. El missatge no s’ha enviat; tria una altra plantilla.</translation>
    </message>
    <message>
        <source>WhatsApp has shut this template off for good. The message was not sent; choose another template and ask IT to write a new one at Meta.</source>
        <translation>WhatsApp ha desactivat aquesta plantilla per sempre. El missatge no s’ha enviat; tria una altra plantilla i demana a informàtica que en faci una de nova a Meta.</translation>
    </message>
    <message>
        <source>The template {name} is no longer at Meta. Nothing was sent; choose another template.</source>
        <translation>La plantilla {name} ja no és a Meta. No s’ha enviat res; tria una altra plantilla.</translation>
    </message>
    <message>
        <source>Meta has not looked at the template {name} yet. Nothing was sent; that takes up to a day, so choose another template meanwhile.</source>
        <translation>Meta encara no ha mirat la plantilla {name}. No s’ha enviat res; pot trigar fins a un dia: mentrestant tria una altra plantilla.</translation>
    </message>
    <message>
        <source>Meta has refused the template {name}. Nothing was sent; choose another template, or ask IT to change it at Meta.</source>
        <translation>Meta ha rebutjat la plantilla {name}. No s’ha enviat res; tria una altra plantilla o demana a informàtica que la canviï a Meta.</translation>
    </message>
    <message>
        <source>Meta has paused the template {name}, because citizens complained of it. Nothing was sent; choose another template.</source>
        <translation>Meta ha aturat la plantilla {name} perquè hi ha hagut queixes de ciutadans. No s’ha enviat res; tria una altra plantilla.</translation>
    </message>
    <message>
        <source>Meta has shut off the template {name}. Nothing was sent; choose another template, or ask IT to look at it at Meta.</source>
        <translation>Meta ha desactivat la plantilla {name}. No s’ha enviat res; tria una altra plantilla o demana a informàtica que la miri a Meta.</translation>
    </message>
    <message>
        <source>The template {name} has a picture, a button or a heading that wants a value, which this program cannot give. Nothing was sent; choose another template.</source>
        <translation>La plantilla {name} té una imatge, un botó o una capçalera que demana un valor, i aquest programa no el pot donar. No s’ha enviat res; tria una altra plantilla.</translation>
    </message>
    <message>
        <source>Field {key} of the template is empty. Nothing was sent; fill it in.</source>
        <translation>El camp {key} de la plantilla és buit. No s’ha enviat res; omple’l.</translation>
    </message>
    <message>
        <source>Field {key} of the template has a new line, a tab or four spaces in a row, which WhatsApp refuses. Nothing was sent; write it in one line.</source>
        <translation>El camp {key} de la plantilla té una línia nova, una tabulació o quatre espais seguits, i WhatsApp no ho accepta. No s’ha enviat res; escriu-lo en una sola línia.</translation>
    </message>
    <message>
        <source>The template {name} has no field {key}. Nothing was sent; leave it out.</source>
        <translation>La plantilla {name} no té cap camp {key}. No s’ha enviat res; treu-lo.</translation>
    </message>
    <message>
        <source>With its fields filled in the template has more than {limit} characters. Nothing was sent; write less into the fields.</source>
        <translation>Amb els camps omplerts la plantilla té més de {limit} caràcters. No s’ha enviat res; escriu menys als camps.</translation>
    </message>
    <message>
        <source>There is no template called {name}. Nothing was changed; look it up in the list of templates.</source>
        <translation>No hi ha cap plantilla que es digui {name}. No s’ha canviat res; busca-la a la llista de plantilles.</translation>
    </message>
    <message>
        <source>The template {name} does not exist in this language ({language}). Nothing was sent; choose another one.</source>
        <translation>La plantilla {name} no existeix en aquesta llengua ({language}). No s’ha enviat res; tria’n una altra.</translation>
    </message>
    <message>
        <source>This channel has no templates. Nothing was changed; write the message as free text.</source>
        <translation>Aquest canal no té plantilles. No s’ha canviat res; escriu el missatge com a text lliure.</translation>
    </message>
    <message>
        <source>Nobody has said which WhatsApp business account {name} belongs to, so its templates cannot be read. Remove the channel and add it with --waba-id.</source>
        <translation>Ningú no ha dit a quin compte d’empresa de WhatsApp pertany {name}, i per això no se’n poden llegir les plantilles. Treu el canal i torna’l a afegir amb --waba-id.</translation>
    </message>
    <message>
        <source>The template {name} has fields, and a holding template goes to many citizens at once. Nothing was changed; choose one without fields.</source>
        <translation>La plantilla {name} té camps, i una plantilla d’espera va a molts ciutadans alhora. No s’ha canviat res; tria’n una sense camps.</translation>
    </message>
    <message>
        <source>No holding template of this channel can be sent. Nothing was sent; a supervisor chooses one with: ventanilla channel holding {name} TEMPLATE</source>
        <translation>No es pot enviar cap plantilla d’espera d’aquest canal. No s’ha enviat res; un supervisor en tria una amb: ventanilla channel holding {name} PLANTILLA</translation>
    </message>
    <message>
        <source>This citizen has been sent the holding template already since they last wrote. Nothing was sent; answer them when you open.</source>
        <translation>A aquest ciutadà ja se li ha enviat la plantilla d’espera des que va escriure per última vegada. No s’ha enviat res; respon-li quan obriu.</translation>
    </message>
    <message>
        <source>The window of this conversation does not close before you open again, or is closed already. Nothing was sent; open the conversation to see.</source>
        <translation>La finestra d’aquesta conversa no es tanca abans que torneu a obrir, o ja és tancada. No s’ha enviat res; obre la conversa per veure-ho.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>templates read from Meta</source>
        <translation>plantilles llegides de Meta</translation>
    </message>
    <message>
        <source>holding template chosen</source>
        <translation>plantilla d’espera triada</translation>
    </message>
    <message>
        <source>holding template sent</source>
        <translation>plantilla d’espera enviada</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Send a template…</source>
        <translation>Envia una plantilla…</translation>
    </message>
    <message>
        <source>Windows that close before you open again…</source>
        <translation>Finestres que es tanquen abans de tornar a obrir…</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>Utility: each one is charged</source>
        <translation>Utilitat: cada una es cobra</translation>
    </message>
    <message>
        <source>Marketing: each one is charged, at the highest rate</source>
        <translation>Màrqueting: cada una es cobra, a la tarifa més alta</translation>
    </message>
    <message>
        <source>Authentication: each one is charged</source>
        <translation>Autenticació: cada una es cobra</translation>
    </message>
    <message>
        <source>Each one is charged</source>
        <translation>Cada una es cobra</translation>
    </message>
    <message>
        <source>no longer at Meta</source>
        <translation>ja no és a Meta</translation>
    </message>
    <message>
        <source>waits for Meta</source>
        <translation>pendent de Meta</translation>
    </message>
    <message>
        <source>refused by Meta</source>
        <translation>rebutjada per Meta</translation>
    </message>
    <message>
        <source>paused by Meta</source>
        <translation>aturada per Meta</translation>
    </message>
    <message>
        <source>shut off by Meta</source>
        <translation>desactivada per Meta</translation>
    </message>
    <message>
        <source>not from here</source>
        <translation>no es pot des d’aquí</translation>
    </message>
    <message>
        <source>Search the templates</source>
        <translation>Busca a les plantilles</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Plantilles</translation>
    </message>
    <message>
        <source>The citizen reads:</source>
        <translation>La persona llegirà:</translation>
    </message>
    <message>
        <source>What the citizen reads</source>
        <translation>El que llegirà la persona</translation>
    </message>
    <message>
        <source>Send the template</source>
        <translation>Envia la plantilla</translation>
    </message>
    <message>
        <source>Field {name}</source>
        <translation>Camp {name}</translation>
    </message>
</context>
<context>
    <name>TemplateActs</name>
    <message>
        <source>No template of this channel can be sent.</source>
        <translation>No es pot enviar cap plantilla d’aquest canal.</translation>
    </message>
    <message>
        <source>The list has not been read from Meta yet; that happens within the hour.</source>
        <translation>La llista encara no s’ha llegit de Meta; es fa abans d’una hora.</translation>
    </message>
    <message>
        <source>The list says why; ask IT to put it right at Meta, or wait until the citizen writes.</source>
        <translation>La llista diu per què; demana a informàtica que ho arregli a Meta, o espera que la persona escrigui.</translation>
    </message>
    <message>
        <source>Ask IT to write one at Meta and have it approved, or wait until the citizen writes.</source>
        <translation>Demana a informàtica que n’escrigui una a Meta i la faci aprovar, o espera que la persona escrigui.</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter goes on · Ctrl+Enter sends · Esc leaves</source>
        <translation>↑ ↓ tria · Intro continua · Ctrl+Intro envia · Esc surt</translation>
    </message>
</context>
<context>
    <name>WindowPlanDialog</name>
    <message>
        <source>Windows that close before you open again</source>
        <translation>Finestres que es tanquen abans de tornar a obrir</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Obre la conversa</translation>
    </message>
    <message>
        <source>Send the holding template to all: {n}</source>
        <translation>Envia la plantilla d’espera a tothom: {n}</translation>
    </message>
    <message>
        <source>Nobody has said when the town hall opens, so no window closes before it does. A supervisor sets the hours in Settings.</source>
        <translation>Ningú no ha dit quan obre l’ajuntament, i per això no hi ha cap finestra que es tanqui abans. Un supervisor posa l’horari a la Configuració.</translation>
    </message>
    <message>
        <source>No window closes before you open again ({time}). Nothing needs to be done.</source>
        <translation>No es tanca cap finestra abans que torneu a obrir ({time}). No cal fer res.</translation>
    </message>
    <message>
        <source>You open again: {time}. After their window has closed these citizens can only be sent a template. Enter opens one.</source>
        <translation>Torneu a obrir: {time}. Quan se’ls hagi tancat la finestra, a aquestes persones només se’ls podrà enviar una plantilla. Amb Intro s’obre una conversa.</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Es tanca</translation>
    </message>
    <message>
        <source>Citizen</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>La porta</translation>
    </message>
    <message>
        <source>Holding template</source>
        <translation>Plantilla d’espera</translation>
    </message>
    <message>
        <source>sent already</source>
        <translation>ja enviada</translation>
    </message>
    <message>
        <source>left to whoever holds it</source>
        <translation>es deixa a qui la porta</translation>
    </message>
    <message>
        <source>none can be sent</source>
        <translation>no se’n pot enviar cap</translation>
    </message>
    <message>
        <source>The holding template is sent now, to each citizen in their language: {n}. Left out: {left}.</source>
        <translation>Ara s’envia la plantilla d’espera, a cadascú en la seva llengua, a: {n}. Es queden fora: {left}.</translation>
    </message>
    <message>
        <source>Yes, send: {n}</source>
        <translation>Sí, envia: {n}</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviada</translation>
    </message>
    <message>
        <source>Sent: {n}. Not sent: {left}; the lines say why.</source>
        <translation>Enviades: {n}. No enviades: {left}; les línies diuen per què.</translation>
    </message>
</context>
<context>
    <name>WindowPlanActs</name>
    <message>
        <source>Holding templates sent: {n}.</source>
        <translation>Plantilles d’espera enviades: {n}.</translation>
    </message>
</context>
</TS>
