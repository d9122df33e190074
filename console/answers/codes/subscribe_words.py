"""What the code `subscribe` says, and the exact words it listens to, in the five languages of the hall."""

ACCEPT = {
    "ca": "accepto|ho accepto",
    "es": "acepto|lo acepto",
    "en": "accept|i accept",
    "fr": "j'accepte|accepte",
    "ar": "موافق|أوافق|موافقة",
}
NO = (
    "no|no accepto|no ho accepto|no acepto|no lo acepto|i do not accept|i don't accept|do not accept|je n'accepte pas|non|لا|لا أوافق|غير موافق"
    "|rebutjo|rechazo|refuso|no vull|no quiero"
)
LEAVE = (
    "baixa|baja|stop|donar de baixa|donar-me de baixa|dar de baja|darme de baja|desubscriure|desubscriure'm|desapuntar|desapuntar-me|desapuntarme"
    "|unsubscribe|désabonner|désinscription|se désabonner|arrêt|parar|parau|atura|إلغاء الاشتراك|الغاء الاشتراك|إلغاء اشتراكي"
)
PHRASES = {
    "which": {
        "ca": "A quina llista et vols apuntar?",
        "es": "¿A qué lista te quieres apuntar?",
        "en": "Which list would you like to join?",
        "fr": "À quelle liste souhaitez-vous vous inscrire ?",
        "ar": "إلى أي قائمة تريد الاشتراك؟",
    },
    "about": {
        "ca": "Et vols apuntar a «{title}». Abans, llegeix això:",
        "es": "Te quieres apuntar a «{title}». Antes, lee esto:",
        "en": "You would like to join «{title}». First, please read this:",
        "fr": "Vous souhaitez vous inscrire à « {title} ». Veuillez d'abord lire ceci :",
        "ar": "تريد الاشتراك في «{title}». يرجى قراءة ما يلي أولا:",
    },
    "version": {
        "ca": "(Text de privacitat, versió {version})",
        "es": "(Texto de privacidad, versión {version})",
        "en": "(Privacy text, version {version})",
        "fr": "(Texte de confidentialité, version {version})",
        "ar": "(نص الخصوصية، النسخة {version})",
    },
    "age": {
        "ca": "Cal tenir {age} anys o més. Si respons {word}, confirmes que els tens.",
        "es": "Hay que tener {age} años o más. Si respondes {word}, confirmas que los tienes.",
        "en": "You must be {age} or older. By answering {word} you confirm that you are.",
        "fr": "Il faut avoir {age} ans ou plus. En répondant {word}, vous confirmez que c'est le cas.",
        "ar": "يجب أن يكون عمرك {age} سنة أو أكثر. بالرد بكلمة {word} تؤكد ذلك.",
    },
    "how": {
        "ca": "Per apuntar-t'hi, respon {word}. Si no respons res, no t'hi apuntem.",
        "es": "Para apuntarte, responde {word}. Si no respondes, no te apuntamos.",
        "en": "To join, answer {word}. If you do not answer, you will not be added.",
        "fr": "Pour vous inscrire, répondez {word}. Sans réponse, vous ne serez pas inscrit.",
        "ar": "للاشتراك أجب بكلمة {word}. إذا لم تجب فلن يتم اشتراكك.",
    },
    "wrong": {
        "ca": "Encara no t'hem apuntat. Per apuntar-t'hi, respon exactament {word}.",
        "es": "Todavía no te hemos apuntado. Para apuntarte, responde exactamente {word}.",
        "en": "You have not been added yet. To join, answer exactly {word}.",
        "fr": "Vous n'êtes pas encore inscrit. Pour vous inscrire, répondez exactement {word}.",
        "ar": "لم يتم اشتراكك بعد. للاشتراك أجب بكلمة {word} بالضبط.",
    },
    "nearly": {
        "ca": "Has volgut dir {word}? Encara no t'hem apuntat: prem el botó o escriu només {word}.",
        "es": "¿Has querido decir {word}? Todavía no te hemos apuntado: pulsa el botón o escribe solo {word}.",
        "en": "Did you mean {word}? You have not been added yet: press the button or write just {word}.",
        "fr": "Vouliez-vous dire {word} ? Vous n'êtes pas encore inscrit : appuyez sur le bouton ou écrivez seulement {word}.",
        "ar": "هل تقصد {word}؟ لم يتم اشتراكك بعد: اضغط الزر أو اكتب {word} فقط.",
    },
    "new_version": {
        "ca": "El text de privacitat ha canviat mentrestant. Aquest és el nou:",
        "es": "El texto de privacidad ha cambiado mientras tanto. Este es el nuevo:",
        "en": "The privacy text has changed in the meantime. This is the new one:",
        "fr": "Le texte de confidentialité a changé entre-temps. Voici le nouveau :",
        "ar": "تغير نص الخصوصية في هذه الأثناء. هذا هو النص الجديد:",
    },
    "joined": {
        "ca": "Fet: t'hem apuntat a «{title}». Per deixar-ho, escriu BAIXA en qualsevol moment.",
        "es": "Hecho: te hemos apuntado a «{title}». Para dejarlo, escribe BAJA en cualquier momento.",
        "en": "Done: you have joined «{title}». To leave, write STOP at any time.",
        "fr": "C'est fait : vous êtes inscrit à « {title} ». Pour vous désinscrire, écrivez STOP à tout moment.",
        "ar": "تم: أنت الآن مشترك في «{title}». للإلغاء اكتب STOP في أي وقت.",
    },
    "already": {
        "ca": "Ja estàs apuntat a «{title}». Per deixar-ho, escriu BAIXA.",
        "es": "Ya estás apuntado a «{title}». Para dejarlo, escribe BAJA.",
        "en": "You are already on «{title}». To leave, write STOP.",
        "fr": "Vous êtes déjà inscrit à « {title} ». Pour vous désinscrire, écrivez STOP.",
        "ar": "أنت مشترك بالفعل في «{title}». للإلغاء اكتب STOP.",
    },
    "already_all": {
        "ca": "Ja estàs apuntat a totes les llistes. Per deixar-les, escriu BAIXA.",
        "es": "Ya estás apuntado a todas las listas. Para dejarlas, escribe BAJA.",
        "en": "You are already on every list. To leave them, write STOP.",
        "fr": "Vous êtes déjà inscrit à toutes les listes. Pour vous désinscrire, écrivez STOP.",
        "ar": "أنت مشترك بالفعل في كل القوائم. للإلغاء اكتب STOP.",
    },
    "not_joined": {
        "ca": "D'acord, no t'hem apuntat.",
        "es": "De acuerdo, no te hemos apuntado.",
        "en": "All right, you have not been added.",
        "fr": "D'accord, vous n'avez pas été inscrit.",
        "ar": "حسنا، لم يتم اشتراكك.",
    },
    "not_joined_person": {
        "ca": "No t'hem apuntat. Ho passo a una persona de l'Ajuntament, que et respondrà per aquí mateix.",
        "es": "No te hemos apuntado. Se lo paso a una persona del Ayuntamiento, que te responderá por aquí mismo.",
        "en": "You have not been added. I am passing this to a person at the town hall, who will answer you right here.",
        "fr": "Vous n'avez pas été inscrit. Je transmets à une personne de la mairie, qui vous répondra ici même.",
        "ar": "لم يتم اشتراكك. سأحول رسالتك إلى موظف في البلدية وسيجيبك هنا.",
    },
    "too_young": {
        "ca": "No t'hem apuntat: cal tenir {age} anys o més. Demana-ho al pare, la mare o el tutor.",
        "es": "No te hemos apuntado: hay que tener {age} años o más. Pídeselo a tu padre, madre o tutor.",
        "en": "You have not been added: you must be {age} or older. Ask a parent or guardian.",
        "fr": "Vous n'avez pas été inscrit : il faut avoir {age} ans ou plus. Demandez à un parent ou tuteur.",
        "ar": "لم يتم اشتراكك: يجب أن يكون عمرك {age} سنة أو أكثر. اطلب ذلك من أحد الوالدين أو الوصي.",
    },
    "left": {
        "ca": "Fet: t'hem donat de baixa ({titles}). No t'hi escriurem més. Per tornar-hi, escriu ALTA.",
        "es": "Hecho: te hemos dado de baja ({titles}). No te escribiremos más. Para volver, escribe ALTA.",
        "en": "Done: you have been removed ({titles}). We will not write to you about it any more. To come back, write ALTA.",
        "fr": "C'est fait : vous êtes désinscrit ({titles}). Nous ne vous écrirons plus à ce sujet. Pour revenir, écrivez ALTA.",
        "ar": "تم: ألغي اشتراكك ({titles}). لن نراسلك بهذا الشأن بعد الآن. للعودة اكتب ALTA.",
    },
    "not_on": {
        "ca": "No estàs apuntat a cap llista: no t'escriurem si no ho demanes.",
        "es": "No estás apuntado a ninguna lista: no te escribiremos si no lo pides.",
        "en": "You are not on any list: we do not write to you unless you ask.",
        "fr": "Vous n'êtes inscrit à aucune liste : nous ne vous écrivons pas sans votre demande.",
        "ar": "أنت غير مشترك في أي قائمة: لن نراسلك ما لم تطلب ذلك.",
    },
}
