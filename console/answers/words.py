"""Word lists behind keyword recognition, in the languages of a town hall: courtesy, arguments any keyword takes, words near keywords.

The decision: these lists are short and ours. A longer list would recognise more and mistake more, and a hall can add its own
words to each keyword.
"""

from typing import Final

from console.models.normalise import tokens


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(words for phrase in text.replace("\n", "|").split("|") if (words := tuple(tokens(phrase))))


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text))


# Said before or after a command without changing it.
COURTESY: Final = _phrases("""
hola | ola | hola bon dia | bon dia | bondia | bona tarda | bones tardes | bona nit | bones | bon vespre | salutacions | ei | ep | hey | hi
hola buenas | buenas | buenos dias | buen dia | buenas tardes | buenas noches | saludos | hello | good morning | good afternoon
good evening | dear sirs | bonjour | bonsoir | salut | coucou | مرحبا | اهلا | اهلا وسهلا | السلام عليكم | سلام | صباح الخير | مساء الخير
si us plau | sisplau | si os plau | siusplau | si vos plau | per favor | perfavor | porfa | porfi | porfavor | por favor | please | pls
plz | plis | s il vous plait | s il te plait | sil vous plait | svp | stp | من فضلك | من فضلكم | لو سمحت | لو سمحتم | رجاء
gracies | moltes gracies | gracies per tot | mil gracies | gracias | muchas gracias | mil gracias | gracies per endavant
gracias de antemano | thanks | thank you | thank you very much | thx | many thanks | merci | merci beaucoup | merces | moltes merces
شكرا | شكرا جزيلا | شكرا لكم | شكرا لك | adeu | adios | fins ara | bye | au revoir
""")
LONGEST_COURTESY: Final = max(len(phrase) for phrase in COURTESY)

# Words of courtesy with which one begins to speak.
HELLO: Final = _words("""
hola ola bon bona bones bondia buenas buenos hey hi hello good bonjour bonsoir salut coucou salutacions saludos مرحبا اهلا السلام سلام صباح مساء
""")

# Words of courtesy that only one language has: they say in which one to answer whoever has written nothing else yet.
GREETS_IN: Final = {
    "ca": _words("bon bona bones bondia tarda nit vespre salutacions gracies sisplau siusplau plau"),
    "es": _words("buenas buenos buen dias noches saludos gracias"),
    "en": _words("hello hi good morning afternoon evening thanks thank thx please"),
    "fr": _words("bonjour bonsoir salut coucou beaucoup revoir svp"),
    "ar": _words("مرحبا اهلا السلام سلام صباح شكرا"),
}

# Days, times, places and numbers that any keyword may be asked about.
ARGUMENTS: Final = _words("""
avui ara dema passat ahir anit matí migdia tarda vespre nit matinada setmana mes diari diaris mensual
dilluns dimarts dimecres dijous divendres dissabte diumenge festiu festius laborable feiner feiners
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre primavera estiu tardor hivern nadal reis pasqua
hoy ahora mañana pasado ayer mediodia tarde noche madrugada semana mes
lunes martes miercoles jueves viernes sabado domingo festivo festivos laborables
enero febrero marzo mayo junio julio agosto septiembre setiembre octubre noviembre diciembre verano otoño invierno navidad reyes pascua
today now tomorrow tonight yesterday morning afternoon evening night week weekend month
monday tuesday wednesday thursday friday saturday sunday holiday
january february march april may june july august september october november december spring summer autumn winter christmas easter
aujourd hui maintenant demain hier matin midi soir nuit semaine mois
lundi mardi mercredi jeudi vendredi samedi dimanche ferie
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre printemps ete automne hiver noel paques
اليوم الان غدا بكره امس الليلة صباحا مساء ظهرا الاسبوع
الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد
يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
nord sud est oest ponent llevant norte sur este oeste north south east west ouest
obert oberta oberts obertes abierto abierta abiertos abiertas open ouvert ouverte
""")

# Where something is: an argument of its own after some keywords, after others the subject of a question.
PLACES: Final = _words("""
estacio hospital platja platges centre port aeroport poligon ambulatori cementiri universitat institut escola mercat ajuntament
estacion playa playas centro puerto aeropuerto poligono ambulatorio cementerio universidad instituto escuela mercado ayuntamiento
station beach center harbour airport cemetery university school plage gare aeroport
""")

# Stand between a command and its argument, and are no argument by themselves.
CONNECTORS: Final = _words("""
de del dels d el els la les l lo los las un una al als a en per pel pels para por i y o amb con
the a an for of on at in to and this aquest aquesta este esta le les du des au aux pour ce cette proxim proxima proximo next
""")

# Begin an argument of several words without being one: "cap de setmana", "tot el dia".
BEGINNERS: Final = _words("cap fin fi tot todo tota toda dia dies dias day")

# Stand beside a number: "linia 3", "any 2026".
COUNTED: Final = _words("""
linia linies linea lineas line ligne any anys año años ano year annee numero num n no nº hora hores horas h hs zona zone sala
parada stop arret barri barrio carrer calle street rue km codi codigo code dia day jour id ref expedient expediente
""")

ARTICLES: Final = _words("el la els les l los las the le al")

# State changes by these names alone; no guess is ever made about them.
BINDING: Final = _words("""
alta baixa baja stop start parar parau accepto acepto acceptar aceptar accept accepte accepta consento consentiment consiento rebuig
refuso rebutjo rechazo subscriure suscribir subscribir desubscriure desuscribir subscribe unsubscribe inscriure inscribir apuntam apuntarme
desapuntar confirmo confirmar confirm cancellar cancelar cancel anullar anular esborrar borrar esborra borra borrame eliminar delete remove
si no yes oui non نعم لا الغاء اشتراك موافق
""")

# Words of their own that lie one or two letters from a keyword a town hall is likely to have. A guess must not bend them.
REAL_WORDS: Final = _words("""
abaixa abres activades activats activista activistas activistes activists queda ladron ladrones lina marthe teleton acuda aguda aguts aixa ajudant ajudar ajudat ajude ajudi ajudo ajust ajut alas alba alinea
alma alta altar altas alto altra altre altres alts aquest aqueixa aqueja arche atributs atributos ayudan ayudante ayudar ayudas ayude ayudo
baia baila baix baixar baixat baixem baixo baixos bajada bajan bajar bajas bajo becs beina bibliotecari bibliotecaria bocas bodies boles bolas bombes
bones bosc boques bosses brava bruto buques caixa caixes caja calles calle casa casado casat casats castell catalan cella celles cercado cercat
cesta cestell cima cinc cinta cinto citar citat citada ciutat cobles coincidencia colla coles collet colze concepte contribueix contribuent
contribuido contribuim contribuir contribuit contribuyente contribuyo coses costa cosas cuenta cursor deria denunciar deixar deixalles deposit
destiempo dobles eina emplea empleada empleado empleados emplear empleat empleats emplee emprar escala escoba escolta espacio estas este esta
estes estada estat estats eventual faixa faria farmac farmaco farmacos farmacs farmaceutic farmaceutica farmaceutico feia fein feixa felina fera feres
feria ferias ferina fest festeja fester festers festi festiu festiva feta fetes femta fesses fiesta fiestero fina finca fires folla fusta fustes
gesta gestes gossa grossa guarda guardar guardada guardia guia habitual helper honorari honorario honorarios honoraris hora horaci horacio horas hores
horror ibis incidir indecencia indigencia inflamacio influencia iphones juda junta libia libra librar librera librero libro libros lidia lilia linda
line lineal linear lined linen liner livia lluminosos luminosos malta manche manor mateo marca marcado marcat marce march marcha marchar marche
marchen marcher marches marcho marcus marked marker marketing marxa mercader mercadera mercaderia mercant mercante mercantil mercadona mente mete meten
meter meteor metes metio meto metro miseria mobil mobils mobiles moblat moblats mover movil moviles moles molles moules mudar muela muelas muelle
muelles mujeres muleta menjador menjar menor menos menut menuda nada nobles ordinari orar padre padres padri padria padrina padrino padrinos padrins
palacio pardo pardon pare pares paro parla parche pasar paso pasta pastilla patro patron patrones patrons pedro pega peones pesta peste pestes pica
pinta pintura piscifactoria piscis pista pisos pixel pobles pols policiac policiaca polie policial policiales policials polo polos politic politica
politicas politico politics policy polite polls pones pony pools posicio punta punto puntos punts quedar queden queia queixal queixals queixar
queixat queixo quejan quejar quejas queje quejo quema quepa quera queva quieta quieja raja rata reina residencia resta restes reincidencia rendes
revista robles salta salto salud saltar setge siestas sinia sopor sports stops subscrit subscripcio tarda tema temas temes templat temple templo temp
tempesta tempo tempora temporal tenda testa tiempito tosc trabaja trabajador trabajan trabajar trabaje trabado trasto trastorn trastorno trastornos
tratos tronc trist tristos trust urgent veina vents veure vesta vestes vieja violant violar vivent volar volat volant volante volent voltant voluntad
voluntari voluntario voluntarios voluntaris voluntat votant voulant voyant
""")
