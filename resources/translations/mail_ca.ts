<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca">
<context>
    <name>Problem</name>
    <message>
        <source>«{value}» cannot be used for notices by mail. Nothing was changed; correct it and run the command again.</source>
        <translation>«{value}» no serveix per als avisos per correu. No s’ha canviat res; corregeix-ho i torna a executar l’ordre.</translation>
    </message>
    <message>
        <source>{host} is another computer, and mail goes there encrypted only. Nothing was changed; use --tls implicit or --tls starttls.</source>
        <translation>{host} és un altre ordinador i el correu només hi va xifrat. No s’ha canviat res; fes servir --tls implicit o --tls starttls.</translation>
    </message>
    <message>
        <source>In an office the computer that runs sync sends the mails and keeps the password. Nothing was changed; run the command there.</source>
        <translation>En una oficina, els correus els envia l’ordinador on s’executa sync, que també en guarda la contrasenya. No s’ha canviat res; executa l’ordre allà.</translation>
    </message>
    <message>
        <source>Notices do not leave by mail here. Nothing was sent; say through which server with: ventanilla town mail set</source>
        <translation>Aquí els avisos no surten per correu. No s’ha enviat res; digues per quin servidor amb: ventanilla town mail set</translation>
    </message>
    <message>
        <source>The password for the mail server {host} is not on this computer. Notices wait up to an hour; put it in again with: ventanilla town mail set</source>
        <translation>La contrasenya del servidor de correu {host} no és en aquest ordinador. Els avisos esperen fins a una hora; torna-la a posar amb: ventanilla town mail set</translation>
    </message>
    <message>
        <source>The mail server {host} could not be used: {why}. Notices are tried again for an hour and messages go on as ever; look with: ventanilla town mail test</source>
        <translation>No s’ha pogut fer servir el servidor de correu {host}: {why}. Els avisos es tornen a provar durant una hora i els missatges van com sempre; comprova-ho amb: ventanilla town mail test</translation>
    </message>
    <message>
        <source>The mail server {host} refuses the user or the password. Notices are tried again for an hour and messages go on as ever; put it in again with: ventanilla town mail set</source>
        <translation>El servidor de correu {host} rebutja l’usuari o la contrasenya. Els avisos es tornen a provar durant una hora i els missatges van com sempre; torna-ho a posar amb: ventanilla town mail set</translation>
    </message>
    <message>
        <source>The mail server {host} did not take the notice (code {found}). It is tried again for an hour; ask whoever runs the server whether the sender and the recipients are allowed.</source>
        <translation>El servidor de correu {host} no ha acceptat l’avís (codi {found}). Es torna a provar durant una hora; pregunta a qui porta el servidor si permet el remitent i els destinataris.</translation>
    </message>
    <message>
        <source>The mail server did not take some of the recipients ({count}); the others have the notice. Check their addresses with: ventanilla town mail show</source>
        <translation>El servidor de correu no ha acceptat alguns destinataris ({count}); els altres ja tenen l’avís. Comprova’n les adreces amb: ventanilla town mail show</translation>
    </message>
    <message>
        <source>The connection to the mail server {host} ended while it took a notice. It may have arrived and is not sent again; look at the board.</source>
        <translation>La connexió amb el servidor de correu {host} s’ha tallat mentre rebia un avís. Potser ha arribat i no es torna a enviar; mira el quadre.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>notices by mail: the way</source>
        <translation>avisos per correu: com surten</translation>
    </message>
    <message>
        <source>no notices by mail any more</source>
        <translation>ja no hi ha avisos per correu</translation>
    </message>
    <message>
        <source>notice sent by mail</source>
        <translation>avís enviat per correu</translation>
    </message>
    <message>
        <source>notice by mail given up</source>
        <translation>avís per correu abandonat</translation>
    </message>
</context>
<context>
    <name>MailBox</name>
    <message>
        <source>many wait</source>
        <translation>molta gent espera</translation>
    </message>
    <message>
        <source>somebody waits too long</source>
        <translation>algú espera massa</translation>
    </message>
    <message>
        <source>few answers in time</source>
        <translation>poques respostes a temps</translation>
    </message>
    <message>
        <source>nobody available</source>
        <translation>ningú disponible</translation>
    </message>
    <message>
        <source>a channel cannot be reached</source>
        <translation>un canal no respon</translation>
    </message>
    <message>
        <source>Notices by mail to supervisors</source>
        <translation>Avisos per correu als supervisors</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>S’està llegint…</translation>
    </message>
    <message>
        <source>Off. IT turns it on, where messages are received and sent: ventanilla town mail set</source>
        <translation>Desactivats. Informàtica els activa a l’ordinador que rep i envia els missatges: ventanilla town mail set</translation>
    </message>
    <message>
        <source>Once for each crossing, through {host}, to {people}: {kinds}.</source>
        <translation>Un cop cada vegada que se supera un llindar, per {host}, a {people}: {kinds}.</translation>
    </message>
</context>
<context>
    <name>BehindDialog</name>
    <message>
        <source>Reserved to their team: {n}.</source>
        <translation>Reservades al seu equip: {n}.</translation>
    </message>
</context>
</TS>
