"""Words and letters that give a language away even in three misspelt words, for the five languages of a town hall.

The decision: only words that are frequent in short messages and, without accents, belong to one language or at most two; a word that
two languages share is listed under both, so that it decides nothing between them. Written for this program.
"""

from typing import Final

# As people write them, without accents, in small letters.
WORDS: Final[dict[str, str]] = {
    "ca": """
        el la els les un una uns unes de del dels d al als l n m s t en na amb per pel pels perque que qui quin quina quins quines quan quant quanta quants
        quantes on com cal i o ni si no pero sino doncs tambe tampoc molt molta molts moltes mes menys massa poc gaire gens res algu ningu algun alguna
        alguns cap tot tota tots totes altre altra altres mateix aquest aquesta aquests aquestes aquell aquella aixo allo aqui alla hi ho em et es ens us
        se li els me te meu meva meus meves teu teva seu seva seus nostre nostra vostre vostra jo tu ell ella nosaltres vosaltres voste vostes
        soc ets som sou son es era eren estic esta estan estem esteu hem heu he has ha han havia tinc tens te tenim teniu tenen puc pots pot podem podeu poden
        vull vols vol volem voleu volen vaig vas va anem aneu van faig fas fa fem feu fan fer dic diu dir se saps sap sabeu saber necessito necessitem cerco
        voldria vull demano demanar demanem pagar pago presento presentar portar porto posar treure trobar trobo trobat perdut deixar deixat rebut arribat
        avui dema ahir ara aviat tard sempre mai ja encara abans despres dilluns dimarts dimecres dijous divendres dissabte diumenge dia dies setmana mati tarda
        vespre nit gener febrer marc maig juny juliol agost setembre octubre novembre desembre estiu hivern any anys mes hora hores
        bon bona bones gracies merci sisplau plau adeu hola d acord ajuntament poble carrer casa pis fill filla fills nens nen nena pare mare avi avia gos
        escola feina ajuda ajuts paper papers hora cita horari horaris preu diners gratis obert oberta obre obren tanca tanquen tancat tancada lloc lloguer
        llum aigua brossa contenidor conteidor soroll veins vei veina cotxe moto platja piscina festa festes llicencia obres rebut taxa multa beca beques
        menjador inscripcio informacio telefon adreca correu tramit tramits certificat volant padro empadronar targeta cartilla metge farmacia deixalleria
        vella vell nou nova gran petit bonic bruta brut trencat trencada espatllat petat caigut cau fanal fanals vorera arbre arbres branques rates
        fins des dins fora sobre sota entre contra sense segons mentre cada qualsevol ningu jaja funciona passa passar dona donar
        algo quelcom aixi llavors potser segur clar gairebe nomes almenys rere darrere davant prop lluny dalt baix
        ser estar haver tenir poder voler anar venir saber llegir escriure parlar entendre entenc entens ets fes digues explica
        home dona noi noia gent persona persones amic amiga temps cosa coses manera part vida mon llengua catala paraula
    """,
    "es": """
        el la los las un una unos unas de del al a en con por para porque que quien cual cuales cuando cuanto cuanta cuantos cuantas donde como y e o u ni si no
        pero sino pues tambien tampoco muy mucho mucha muchos muchas mas menos demasiado poco nada nadie alguien algun alguna alguno algunos ningun ninguna
        ninguno todo toda todos todas otro otra otros otras mismo misma este esta estos estas ese esa esos esas esto eso aquel aquella aqui ahi alli
        me te se nos os le les lo mi mis tu tus su sus mio mia nuestro nuestra vuestro yo el ella nosotros usted ustedes q k
        soy eres es somos son era eran estoy esta estan estamos estais he has ha hemos han habia hay tengo tienes tiene tenemos tienen puedo puedes puede
        podemos podeis pueden quiero quieres quiere queremos quieren voy vas va vamos van hago haces hace hacemos hacen hacer digo dice decir sabe sabeis saber
        necesito necesitamos busco quisiera queria pido pedir pedimos pagar pago presento presentar llevar poner sacar encontrar encontrado perdido dejar dejado
        recibido llegado hoy manana ayer ahora pronto tarde siempre nunca ya todavia aun antes despues lunes martes miercoles jueves viernes sabado domingo
        dia dias semana noche enero febrero marzo mayo junio julio agosto septiembre octubre noviembre diciembre verano invierno ano anos mes hora horas
        buen buenos buenas bueno buena gracias porfa favor adios hola vale ayuntamiento pueblo calle casa piso hijo hija hijos ninos nino nina padre madre abuelo abuela
        perro gato escuela colegio cole trabajo empleo ayuda ayudas papel papeles cita horario horarios precio dinero gratis abierto abierta abre abren cierra
        cierran cerrado cerrada sitio alquiler luz agua basura contenedor ruido vecinos vecino vecina coche moto playa piscina fiesta fiestas licencia obras
        recibo tasa multa beca becas comedor inscripcion informacion telefono direccion correo tramite tramites certificado volante padron empadronar empadronarme
        tarjeta medico farmacia viejo vieja nuevo nueva grande pequeno bonito sucia sucio roto rota estropeado caido farola farolas acera arbol arboles ramas ratas
        hasta desde dentro fuera sobre bajo entre contra sin segun mientras cada cualquier jaja jajaja funciona pasa pasar da dar me llamo
        algo asi entonces quizas seguro claro casi solo menos detras delante cerca lejos arriba abajo
        ser estar haber tener poder querer ir venir leer escribir hablar entender entiendo entiendes haz haga dime cuentame
        hombre mujer chico chica gente persona personas amigo amiga tiempo cosa cosas manera parte vida mundo lengua espanol castellano palabra
    """,
    "en": """
        the a an of to in on at for from with without by about into over under between and or but not no yes if so because than then that this these those there
        here what which who whom whose when where why how much many more most less few some any all every each other another same only also too very
        i you he she it we they me him her us them my your his its our their mine yours myself am is are was were be been being do does did done doing have has
        had having can could may might must shall should will would need want like know get got getting make made go going went come came take took give given
        see seen find found lost pay paid paying apply applied ask book booking report register renew cancel change update open opening close closed closing
        today tomorrow yesterday now soon late always never already still before after monday tuesday wednesday thursday friday saturday sunday day days week
        weekend month year years hour hours time morning afternoon evening night january february march april june july august september october november
        december summer winter good hello hi hey thanks thank please bye town hall council city street house home flat child children kid kids son
        daughter father mother dog cat school nursery job work help paper form appointment price money free place rent light water rubbish bin noise neighbour
        neighbor neighbours car bike beach pool library licence license permit works bill tax fee fine grant information phone number address email
        certificate resident card doctor pharmacy old new big small broken dirty blocked lamp pavement sidewalk tree rats im dont doesnt cant didnt isnt whats let just don
        people person man woman friend thing things way part life world language english word set off turn play remind alarm weather
    """,
    "fr": """
        le la les un une des de du d l au aux en dans avec sans pour par sur sous entre chez vers et ou mais ni car donc si non oui ne pas plus moins tres trop
        peu beaucoup rien personne quelque quelqu tout toute tous toutes autre autres meme ce cet cette ces ca cela celui celle ici la y qui que quoi quel
        quelle quels quelles quand combien comment pourquoi ou je tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma mes ton ta tes
        son sa ses notre nos votre vos j m t s n c qu suis es est sommes etes sont etait ai as a avons avez ont avais peux peut pouvons pouvez peuvent veux veut
        voulons voulez voudrais vais va allons allez vont fais fait faire faites dois doit devons sais sait savoir besoin cherche demande demander payer paye
        reserver prendre mettre trouver trouve perdu laisser recu arrive inscrire inscription obtenir renouveler signaler annuler changer
        aujourd hui demain hier maintenant bientot tard toujours jamais deja encore avant apres lundi mardi mercredi jeudi vendredi samedi dimanche jour jours
        semaine matin midi soir nuit janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ete hiver an ans annee mois heure
        heures bonjour bonsoir salut merci svp plait au revoir mairie ville commune rue maison appartement enfant enfants fils fille pere mere grand chien chat
        ecole creche travail emploi aide papier papiers rendez rdv horaire horaires prix argent gratuit ouvert ouverte ouvre ferme fermee lieu loyer lumiere
        eau poubelle poubelles ordures bruit voisin voisins voiture velo plage piscine bibliotheque fete permis travaux facture impot impots taxe amende
        bourse cantine renseignement telephone numero adresse courriel certificat carte medecin pharmacie vieux vieille nouveau nouvelle petit petite casse
        sale lampadaire trottoir arbre arbres branche jusqu depuis pendant sont
        homme femme gens ami chose choses temps facon partie vie monde langue francais mot
    """,
}

# Letters and endings of the text as written, small letters: pattern, then how much it speaks for each language.
SIGNS: Final[tuple[tuple[str, dict[str, float]], ...]] = (
    (r"l·l", {"ca": 3.0}),
    (r"[¿¡ñ]", {"es": 3.0}),
    (r"ç", {"ca": 1.0, "fr": 1.0}),
    (r"[òï]", {"ca": 1.0}),
    (r"[àè]", {"ca": 1.0, "fr": 1.0}),
    (r"[íóú]", {"ca": 1.0, "es": 1.0}),
    (r"á", {"es": 1.0}),
    (r"[êâîûœ]", {"fr": 2.0}),
    (r"ci[oó]\b", {"ca": 1.5}),
    (r"ci[oó]n\b|iones\b", {"es": 1.5}),
    (r"(?<!e)tions?\b", {"en": 0.7, "fr": 0.7}),
    (r"[^aeiou\W]ny|ny[aeo]|ny\b|tg[ei]|tj[ao]|[aeiou]ig\b|[aeo]tge|i[ax]x|eix|[aou]ix", {"ca": 1.0}),
    (r"(?<![a-z])ll[aeiou]|ll\b", {"ca": 0.3, "es": 0.2}),
    (r"\b[ldsnmt]['’]h?[aeiouàèéíòóú]", {"ca": 1.0, "fr": 0.7}),
    (r"\b(?:qu|j|c)['’]", {"fr": 2.0}),
    (r"-(?:me|te|se|nos|vos|ho|hi|li|los|la|lo|ne)\b", {"ca": 1.0}),
    (r"[a-z]{2}(?:itat|etat)\b|[a-z]{3}(?:at|et|it|ut|ats|ets|its|uts|ac|ic)\b", {"ca": 0.7}),
    (r"[a-z]{2}(?:dad|tad)\b|[a-z]{2}(?:ado|ada|ido|ados|idos|aje|ero|iento|uelo|illo)s?\b", {"es": 0.8}),
    (r"[a-z]{2}[^aeiou\W]os?\b", {"es": 0.5}),
    (r"[a-z]{2}[aei]r(?:me|se|te|nos|lo|la|los|las|le|les)\b|[a-z]{2}amos\b", {"es": 1.5}),
    (r"[a-z]{2}[ei]u\b", {"ca": 0.5}),
    (r"[a-z](?:ue|ie)[nrlstvbd]", {"es": 0.6}),
    (r"[a-z]{2}(?:ant|ent|ment|ments)\b", {"ca": 0.3, "fr": 0.3, "en": 0.2}),
    (r"eau|oi[rst]\b|eux?\b|ez\b|[a-z]{2}ée?s?\b|[aeiou]ill|\bqu[ei]ll?", {"fr": 0.7}),
    (r"th|wh|sh|ck|gh|oo|ee|ing\b|[a-z]{2}ed\b|ly\b|[a-z]w|w[a-z]|['’](?:s|t|m|re|ve|ll|d)\b", {"en": 0.8}),
)
