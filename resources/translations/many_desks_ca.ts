<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ca_ES" sourcelanguage="en">
<context>
    <name>Problem</name>
    <message>
        <source>The office's database does not let you do this. Nothing was changed; if it is part of your work, ask a supervisor.</source>
        <translation>La base de dades de l’oficina no et deixa fer això. No s’ha canviat res; si és feina teva, parla amb una persona supervisora.</translation>
    </message>
    <message>
        <source>You hold as many conversations as you may. Nothing was claimed; close one or pass it on, then take the next.</source>
        <translation>Ja portes totes les converses que pots portar. No s’ha agafat res; tanca’n o passa’n una i agafa la següent.</translation>
    </message>
    <message>
        <source>This desk belongs to {owner} and cannot act as {login}. Nothing was changed; use --as {owner}, or another desk.</source>
        <translation>Aquest lloc és de {owner} i no pot actuar com a {login}. No s’ha canviat res; fes servir --as {owner}, o un altre lloc.</translation>
    </message>
    <message>
        <source>The office's server refuses this desk's login. Nothing can be read or sent; ask IT whether it was disabled, and for a new invitation.</source>
        <translation>El servidor de l’oficina rebutja l’accés d’aquest lloc. No es pot llegir ni enviar res; pregunta a informàtica si s’ha desactivat i demana una invitació nova.</translation>
    </message>
    <message>
        <source>The office's server offers no protected connection. Nothing was sent to it; ask IT to switch TLS on at the server.</source>
        <translation>El servidor de l’oficina no ofereix cap connexió protegida. No se li ha enviat res; demana a informàtica que hi activi TLS.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not the one this office vouches for. No connection was made, because somebody could be listening; ask IT.</source>
        <translation>El certificat de {host} no és el que avala aquesta oficina. No s’ha connectat, perquè algú podria escoltar; parla amb informàtica.</translation>
    </message>
    <message>
        <source>The name {host} is not known in this network. No connection was made; check the network, then ask IT for the server's name.</source>
        <translation>El nom {host} no es coneix en aquesta xarxa. No s’ha connectat; comprova la xarxa i demana a informàtica el nom del servidor.</translation>
    </message>
    <message>
        <source>The office's server is PostgreSQL {found}; 14 is the oldest that works. Nothing was changed; ask IT to update it.</source>
        <translation>El servidor de l’oficina és PostgreSQL {found}; el més antic que serveix és el 14. No s’ha canviat res; demana a informàtica que l’actualitzi.</translation>
    </message>
    <message>
        <source>The office's database is at version {found} and this program needs {known}. Nothing was changed; IT runs: ventanilla office init</source>
        <translation>La base de dades de l’oficina és a la versió {found} i aquest programa necessita la {known}. No s’ha canviat res; informàtica executa: ventanilla office init</translation>
    </message>
    <message>
        <source>The clocks of this computer and of the office's server differ by {seconds} seconds. Nothing was changed; set this computer's clock.</source>
        <translation>Els rellotges d’aquest ordinador i del servidor de l’oficina difereixen {seconds} segons. No s’ha canviat res; posa en hora aquest ordinador.</translation>
    </message>
    <message>
        <source>This login may not set up an office. Nothing was changed; use the owner of the database, with the right to make roles (CREATEROLE).</source>
        <translation>Aquest usuari no pot muntar una oficina. No s’ha canviat res; fes servir el propietari de la base de dades, amb dret a crear rols (CREATEROLE).</translation>
    </message>
    <message>
        <source>There is no office in this database. Nothing was changed; make it with: ventanilla office init</source>
        <translation>En aquesta base de dades no hi ha cap oficina. No s’ha canviat res; crea-la amb: ventanilla office init</translation>
    </message>
    <message>
        <source>This office was founded from another folder, which holds the key of its files. Nothing was changed; go on in that folder.</source>
        <translation>Aquesta oficina es va fundar des d’una altra carpeta, que té la clau dels seus fitxers. No s’ha canviat res; continua en aquella carpeta.</translation>
    </message>
    <message>
        <source>This folder holds a desk already. Nothing was changed; name another folder with --data.</source>
        <translation>Aquesta carpeta ja té un lloc de treball. No s’ha canviat res; indica una altra carpeta amb --data.</translation>
    </message>
    <message>
        <source>The invitation cannot be read. Nothing was changed; copy it whole, from the first sign to the last.</source>
        <translation>La invitació no es pot llegir. No s’ha canviat res; copia-la sencera, del primer signe a l’últim.</translation>
    </message>
    <message>
        <source>This invitation was used already or is too old. Nothing was changed; ask IT for a new one with: ventanilla office invite</source>
        <translation>Aquesta invitació ja s’ha fet servir o és massa antiga. No s’ha canviat res; demana’n una de nova a informàtica, amb: ventanilla office invite</translation>
    </message>
    <message>
        <source>{login} has been invited already. Nothing was changed; to give a new secret use: ventanilla office invite {login} --again</source>
        <translation>{login} ja té invitació. No s’ha canviat res; per donar-li un secret nou: ventanilla office invite {login} --again</translation>
    </message>
    <message>
        <source>Nobody called {login} has a login in this office. Nothing was changed; check the spelling.</source>
        <translation>Ningú que es digui {login} no té accés en aquesta oficina. No s’ha canviat res; comprova com s’escriu.</translation>
    </message>
    <message>
        <source>The data of an office is on its server, so nothing was copied here. IT keeps copies of the server, for example with pg_dump.</source>
        <translation>Les dades d’una oficina són al seu servidor, i aquí no s’ha copiat res. Informàtica en guarda còpies, per exemple amb pg_dump.</translation>
    </message>
    <message>
        <source>The journal is not as it was written: {count} entries hold, and it breaks at entry {id}. Nothing was changed; keep the database as it is and call IT.</source>
        <translation>El registre no és com es va escriure: {count} entrades són bones i es trenca a l’entrada {id}. No s’ha canviat res; deixa la base de dades com està i avisa informàtica.</translation>
    </message>
    <message>
        <source>The office's server asks for the secret in a way that could give it away. Nothing was told to it; ask IT to set scram-sha-256 there.</source>
        <translation>El servidor de l’oficina demana el secret d’una manera que el podria revelar. No se li ha dit res; demana a informàtica que hi posi scram-sha-256.</translation>
    </message>
    <message>
        <source>The new place has people or channels of its own already. Nothing was moved; move to an empty one, and invite people afterwards.</source>
        <translation>El lloc nou ja té persones o canals propis. No s’ha mogut res; mou a un de buit i convida la gent després.</translation>
    </message>
    <message>
        <source>The copy of {name} is not equal to what is here. This desk goes on as before; move again, and call IT when it happens twice.</source>
        <translation>La còpia de {name} no és igual que el que hi ha aquí. Aquest lloc continua com abans; torna a moure, i avisa informàtica si passa dos cops.</translation>
    </message>
    <message>
        <source>A machine still receives and sends for this office. Nothing was moved; stop ventanilla sync everywhere, wait 15 seconds and move again.</source>
        <translation>Una màquina encara rep i envia per a aquesta oficina. No s’ha mogut res; atura ventanilla sync a tot arreu, espera 15 segons i torna a moure.</translation>
    </message>
    <message>
        <source>A desk that stands alone moves to postgresql://…, and an office, from its owner's folder, to a new folder. Nothing was moved.</source>
        <translation>Un lloc sol es mou a postgresql://…, i una oficina, des de la carpeta del propietari, a una carpeta nova. No s’ha mogut res.</translation>
    </message>
    <message>
        <source>«{language}» is not the code of a language. Nothing was changed; write codes like ca, es or ar.</source>
        <translation>«{language}» no és el codi de cap llengua. No s’ha canviat res; escriu codis com ca, es o ar.</translation>
    </message>
    <message>
        <source>Somebody may hold 1 to {limit} conversations at once, or any number. Nothing was changed; choose another number.</source>
        <translation>Algú pot portar d’1 a {limit} converses alhora, o totes les que vulgui. No s’ha canviat res; tria un altre nombre.</translation>
    </message>
    <message>
        <source>Another machine of the office talks to this channel now. This one has stored nothing and stands by; there is nothing to do.</source>
        <translation>Ara és una altra màquina de l'oficina qui parla amb aquest canal. Aquesta no ha desat res i queda a l'espera; no cal fer res.</translation>
    </message>
    <message>
        <source>Somebody else receives with the token of {name}, and it is no machine of this office. What they take may not reach you; make a new token at the provider and put it in.</source>
        <translation>Algú altre rep amb la clau de {name}, i no és cap màquina d'aquesta oficina. El que s'endú pot no arribar-te; fes una clau nova al proveïdor i posa-la.</translation>
    </message>
    <message>
        <source>You are at the counter, so nothing is offered to you. Nothing was claimed; set your status to Available, or claim one by hand.</source>
        <translation>Ets al taulell, i per això no se't proposa res. No s'ha agafat res; posa el teu estat a Disponible, o agafa'n una a mà.</translation>
    </message>
    <message>
        <source>{login} is at the counter, on a break or offline. Nothing was assigned; it stays in the queue, or somebody gives it to them by hand.</source>
        <translation>{login} és al taulell, en un descans o fora de línia. No s'ha assignat res; es queda a la cua, o algú li dona a mà.</translation>
    </message>
    <message>
        <source>Only a break has minutes, from 1 to {most}. Nothing was changed; leave them out or choose another number.</source>
        <translation>Només un descans té minuts, d'1 a {most}. No s'ha canviat res; deixa'ls o tria un altre nombre.</translation>
    </message>
</context>
<context>
    <name>ConnectionFoot</name>
    <message>
        <source>The office does not answer</source>
        <translation>L’oficina no respon</translation>
    </message>
    <message>
        <source>What you see may be old. What you write is kept; nothing is sent until the office answers again.</source>
        <translation>El que veus pot ser antic. El que escrius es guarda; no s’envia res fins que l’oficina torni a respondre.</translation>
    </message>
    <message>
        <source>in step as of {time}</source>
        <translation>al dia a les {time}</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Your office is waiting</source>
        <translation>La teva oficina t’espera</translation>
    </message>
    <message>
        <source>Whoever looks after the computers gave you an invitation: a long line of signs, or a file.</source>
        <translation>Qui porta els ordinadors t’ha donat una invitació: una línia llarga de signes o un fitxer.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitació</translation>
    </message>
    <message>
        <source>Open its file…</source>
        <translation>Obre’n el fitxer…</translation>
    </message>
    <message>
        <source>The server's name, its certificate, its version and its clock are looked at, then your login is made this computer's alone. The invitation is used up.</source>
        <translation>Es comproven el nom del servidor, el certificat, la versió i el rellotge, i el teu accés passa a ser només d’aquest ordinador. La invitació queda gastada.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>I have an invitation to an office of many desks</source>
        <translation>Tinc una invitació a una oficina de molts llocs</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Looking for the office…</source>
        <translation>Buscant l’oficina…</translation>
    </message>
</context>
</TS>
