<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>More than 24 hours have passed since the citizen last wrote, so WhatsApp takes no free text. The message was not sent; send a template, or wait until they write.</source>
        <translation>Han passat més de 24 hores des que la persona va escriure per darrera vegada, i WhatsApp no admet text lliure. El missatge no s'ha enviat; envieu una plantilla o espereu que escrigui.</translation>
    </message>
    <message>
        <source>WhatsApp cannot deliver to this number. The message was not sent; use another way to reach the citizen.</source>
        <translation>WhatsApp no pot lliurar missatges a aquest número. El missatge no s'ha enviat; contacteu amb la persona per una altra via.</translation>
    </message>
    <message>
        <source>WhatsApp holds back messages of this kind to this citizen. It was not sent; wait a day or use another way.</source>
        <translation>WhatsApp reté els missatges d'aquesta mena per a aquesta persona. No s'ha enviat; espereu un dia o feu servir una altra via.</translation>
    </message>
    <message>
        <source>WhatsApp refused the template ({why}). The message was not sent; ask IT to look at the template at Meta.</source>
        <translation>WhatsApp ha rebutjat la plantilla ({why}). El missatge no s'ha enviat; demaneu a informàtica que miri la plantilla a Meta.</translation>
    </message>
    <message>
        <source>WhatsApp holds back the town's account ({why}). The message was not sent; ask IT to look at the account at Meta.</source>
        <translation>WhatsApp reté el compte de l'ajuntament ({why}). El missatge no s'ha enviat; demaneu a informàtica que miri el compte a Meta.</translation>
    </message>
    <message>
        <source>Nothing can listen at {value}. WhatsApp's calls would be lost, so nothing was started; change the setting webhook_listen to a free address like 127.0.0.1:8480.</source>
        <translation>No es pot escoltar a {value}. Les crides de WhatsApp es perdrien, així que no s'ha engegat res; canvieu l'ajust webhook_listen per una adreça lliure com 127.0.0.1:8480.</translation>
    </message>
    <message>
        <source>Three lines are needed: token=…, app_secret=… and verify_token=…. Nothing was changed; copy them from Meta without spaces.</source>
        <translation>Calen tres línies: token=…, app_secret=… i verify_token=…. No s'ha canviat res; copieu-les de Meta sense espais.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Address for WhatsApp's calls</source>
        <translation>Adreça per a les crides de WhatsApp</translation>
    </message>
    <message>
        <source>Behind the town's reverse proxy, like 127.0.0.1:8480; empty where no calls come in.</source>
        <translation>Darrere del servidor intermediari invers de l'ajuntament, com 127.0.0.1:8480; buit si no arriben crides.</translation>
    </message>
</context>
<context>
    <name>WindowLine</name>
    <message>
        <source>Free text goes out again when the citizen has written.</source>
        <translation>El text lliure tornarà a sortir quan la persona hagi escrit.</translation>
    </message>
    <message>
        <source>The 24 hours of {channel} are over: it takes a template now, and free text when the citizen has written again.</source>
        <translation>Les 24 hores de {channel} han passat: ara admet una plantilla, i text lliure quan la persona hagi tornat a escriure.</translation>
    </message>
    <message>
        <source>{channel} takes free text for another {time}.</source>
        <translation>{channel} admet text lliure durant {time} més.</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>24 h over</source>
        <translation>24 h passades</translation>
    </message>
    <message>
        <source>{time} left to write</source>
        <translation>queden {time} per escriure</translation>
    </message>
</context>
</TS>
