<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Away</name>
    <message>
        <source>What you write is kept and sent when it is back.</source>
        <translation>El que escriguis es desa i s’envia quan torni.</translation>
    </message>
    <message>
        <source>Look whether this computer has a network.</source>
        <translation>Mira si aquest ordinador té xarxa.</translation>
    </message>
    <message>
        <source>Nothing to do here: the console tries again by itself.</source>
        <translation>No cal fer res: la consola ho torna a provar sola.</translation>
    </message>
    <message>
        <source>If it lasts, tell IT.</source>
        <translation>Si dura, avisa informàtica.</translation>
    </message>
    <message>
        <source>The channel's server is not found</source>
        <translation>No es troba el servidor del canal</translation>
    </message>
    <message>
        <source>No way to the channel's server</source>
        <translation>No hi ha camí fins al servidor del canal</translation>
    </message>
    <message>
        <source>The channel's server takes no calls</source>
        <translation>El servidor del canal no accepta connexions</translation>
    </message>
    <message>
        <source>The channel's server does not answer in time</source>
        <translation>El servidor del canal no respon a temps</translation>
    </message>
    <message>
        <source>The channel's server has a fault</source>
        <translation>El servidor del canal té una avaria</translation>
    </message>
    <message>
        <source>The connection was cut</source>
        <translation>S’ha tallat la connexió</translation>
    </message>
    <message>
        <source>The channel's server has no valid certificate</source>
        <translation>El servidor del canal no té un certificat vàlid</translation>
    </message>
    <message>
        <source>No encrypted connection to the channel's server</source>
        <translation>No hi ha connexió xifrada amb el servidor del canal</translation>
    </message>
    <message>
        <source>The town's proxy lets nothing through</source>
        <translation>El servidor intermediari de l’ajuntament no deixa passar res</translation>
    </message>
    <message>
        <source>The channel's address is none</source>
        <translation>L’adreça del canal no és vàlida</translation>
    </message>
    <message>
        <source>The channel refuses the token</source>
        <translation>El canal refusa la clau d’accés</translation>
    </message>
    <message>
        <source>Ask IT for a new token and enter it in the settings.</source>
        <translation>Demana una clau nova a informàtica i posa-la a la configuració.</translation>
    </message>
    <message>
        <source>Another program reads the channel</source>
        <translation>Un altre programa llegeix el canal</translation>
    </message>
    <message>
        <source>Ask IT to stop the other program.</source>
        <translation>Demana a informàtica que aturi l’altre programa.</translation>
    </message>
    <message>
        <source>Another service gets the messages</source>
        <translation>Un altre servei rep els missatges</translation>
    </message>
    <message>
        <source>Ask IT to remove the webhook of the channel.</source>
        <translation>Demana a informàtica que tregui el webhook del canal.</translation>
    </message>
    <message>
        <source>The channel asks us to wait until {time}</source>
        <translation>El canal demana que esperem fins a les {time}</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sense connexió</translation>
    </message>
    <message>
        <source>Since {time}.</source>
        <translation>Des de les {time}.</translation>
    </message>
</context>
</TS>
