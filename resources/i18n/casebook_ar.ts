<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add a model file</source>
        <translation>إضافة ملف نموذج</translation>
    </message>
    <message>
        <source>A copy takes %1 in %2, and is compared with the file.</source>
        <translation>تأخذ النسخة %1 في %2، وتُقارن بالملف.</translation>
    </message>
    <message>
        <source>Where it lies, it takes no room; it must not be moved or changed.</source>
        <translation>في مكانه لا يأخذ مساحة؛ ويجب ألا يُنقل أو يُغيَّر.</translation>
    </message>
    <message>
        <source>It lies on a disk that looks plugged in: used there, the model is missing while that disk is away.</source>
        <translation>يقع على قرص يبدو موصولًا: إن استُخدم هناك غاب النموذج ما دام القرص غائبًا.</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>نسخه</translation>
    </message>
    <message>
        <source>Use it where it lies</source>
        <translation>استخدامه في مكانه</translation>
    </message>
</context>
<context>
    <name>AiMark</name>
    <message>
        <source>AI-generated, unverified</source>
        <translation>مُولَّد آليًا، غير مُتحقَّق منه</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Text that is being written</source>
        <translation>النص الجاري كتابته</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>إعادة التوليد</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>تفريع من هنا</translation>
    </message>
    <message>
        <source>How this answer was made</source>
        <translation>كيف أُنتجت هذه الإجابة</translation>
    </message>
    <message>
        <source>%1 · demo, not medical</source>
        <translation>%1 · تجريبي، غير طبي</translation>
    </message>
    <message>
        <source>%1, AI-generated, unverified, %2</source>
        <translation>%1، مُولَّد آليًا، غير مُتحقَّق منه، %2</translation>
    </message>
    <message>
        <source>is being written</source>
        <translation>قيد الكتابة</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>أُوقِفت</translation>
    </message>
    <message>
        <source>was interrupted</source>
        <translation>انقطعت</translation>
    </message>
    <message>
        <source>no answer came</source>
        <translation>لم تصل إجابة</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation>للإيقاف: Esc</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 من %2 رمزًا</translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>Take answers as examples</source>
        <translation>أخذ إجابات كأمثلة</translation>
    </message>
    <message>
        <source>Words of the question or the answer</source>
        <translation>كلمات من السؤال أو الإجابة</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>الإجابات</translation>
    </message>
    <message>
        <source>Only complete answers are listed. A model wrote them: read each before it becomes an example.</source>
        <translation>لا تُعرض إلا الإجابات الكاملة. كتبها نموذج: اقرأ كل واحدة قبل أن تصبح مثالًا.</translation>
    </message>
    <message>
        <source>Take answers</source>
        <translation>أخذ الإجابات</translation>
    </message>
    <message>
        <source>%1 chosen.</source>
        <translation>اختير %1.</translation>
    </message>
    <message>
        <source>There is no complete answer in the history yet.</source>
        <translation>لا توجد إجابة كاملة في السجل بعد.</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>Application bar</source>
        <translation>شريط التطبيق</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The data folder is open read-only.</source>
        <translation>مجلد البيانات مفتوح للقراءة فقط.</translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>%1 is in the library already.</source>
        <translation>%1 موجود في المكتبة أصلًا.</translation>
    </message>
    <message>
        <source>Nothing was downloaded.</source>
        <translation>لم يُنزَّل شيء.</translation>
    </message>
    <message>
        <source>Downloaded: %1, %2.</source>
        <translation>تم التنزيل: %1، %2.</translation>
    </message>
    <message>
        <source>Its SHA-256 is the published one. It is being tried.</source>
        <translation>SHA-256 له هو المنشور. يُجرَّب الآن.</translation>
    </message>
    <message>
        <source>Each part has its published SHA-256. The model is being tried.</source>
        <translation>لكل جزء SHA-256 المنشور. يُجرَّب النموذج الآن.</translation>
    </message>
    <message>
        <source>Each file had its published hash; it was converted here, and is being tried.</source>
        <translation>كان لكل ملف بصمته المنشورة. يُجرَّب النموذج الآن.</translation>
    </message>
    <message>
        <source>Load it now</source>
        <translation>تحميله الآن</translation>
    </message>
</context>
<context>
    <name>Assembling</name>
    <message>
        <source>Runs in the report: %1</source>
        <translation>التقييمات في التقرير: %1</translation>
    </message>
    <message>
        <source>No run is ticked.</source>
        <translation>لم يُؤشَّر على أي تقييم.</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>تُقرأ التقييمات…</translation>
    </message>
    <message>
        <source>Runs under different letters cannot be compared: each letter has a chapter and tables of its own.</source>
        <translation>لا تُقارن التقييمات تحت حروف مختلفة: لكل حرف فصله وجداوله.</translation>
    </message>
</context>
<context>
    <name>Attempt</name>
    <message>
        <source>%1 · %2 s</source>
        <translation>%1 · %2 ث</translation>
    </message>
    <message>
        <source>%1 · %2 % · %3 s</source>
        <translation>%1 · ‎%2 %‎ · %3 ث</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Kept in %1</source>
        <translation>محفوظة في %1</translation>
    </message>
    <message>
        <source>when it was written</source>
        <translation>عند كتابتها</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ليس بعد</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>تعذّرت قراءتها</translation>
    </message>
    <message>
        <source>set aside as it was</source>
        <translation>وُضعت جانبًا كما هي</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>مشفّرة</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>غير مشفّرة</translation>
    </message>
    <message>
        <source>Cancel leaves nothing behind.</source>
        <translation>الإلغاء لا يترك شيئًا.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>أُوقف.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>جارٍ النسخ الاحتياطي</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>هي %1.</translation>
    </message>
    <message>
        <source>Backed up and checked: %1.</source>
        <translation>نُسخ احتياطيًا وفُحص: %1.</translation>
    </message>
    <message>
        <source>It is not encrypted: whoever has the file can read every chat.</source>
        <translation>هي غير مشفّرة: من يملك الملف يستطيع قراءة كل المحادثات.</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>جارٍ قراءة النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>فتح نسخة احتياطية</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>The passphrase opens the backup.</source>
        <translation>عبارة المرور تفتح النسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>The window knows the key in use only; an older backup has an older one.</source>
        <translation>النافذة لا تعرف إلا المفتاح المستعمل؛ النسخة الأقدم لها مفتاح أقدم.</translation>
    </message>
    <message>
        <source>This backup has a passphrase of its own. Type that one.</source>
        <translation>لهذه النسخة عبارة مرور خاصة بها. اكتب تلك العبارة.</translation>
    </message>
    <message>
        <source>whole, %1</source>
        <translation>سليمة، %1</translation>
    </message>
    <message>
        <source>The backup is whole.</source>
        <translation>النسخة الاحتياطية سليمة.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>تالفة</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>النسخة الاحتياطية تالفة.</translation>
    </message>
    <message>
        <source>Choose another backup. Nothing was changed.</source>
        <translation>اختر نسخة أخرى. لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Put this backup in the place of the history in use?</source>
        <translation>أتوضع هذه النسخة مكان السجل المستعمل؟</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>المستعمل الآن</translation>
    </message>
    <message>
        <source>The history in use is kept as a backup first, so this can be taken back.</source>
        <translation>يُحفظ السجل المستعمل أولًا نسخةً احتياطية، فيمكن التراجع.</translation>
    </message>
    <message>
        <source>The window closes and opens again on the restored history.</source>
        <translation>تُغلق النافذة وتُفتح من جديد على السجل المستعاد.</translation>
    </message>
</context>
<context>
    <name>Cabinet</name>
    <message>
        <source>Name of the folder</source>
        <translation>اسم المجلد</translation>
    </message>
    <message>
        <source>Name of the folder inside “%1”</source>
        <translation>اسم المجلد داخل «%1»</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>Make folder</source>
        <translation>إنشاء المجلد</translation>
    </message>
    <message>
        <source>The folder “%1” is there.</source>
        <translation>المجلد «%1» موجود الآن.</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>إعادة تسمية المجلد</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>إعادة تسمية الوسم</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>الاسم الجديد</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>The tag is “%1” now.</source>
        <translation>صار الوسم «%1».</translation>
    </message>
    <message>
        <source>The folder is “%1” now.</source>
        <translation>صار المجلد «%1».</translation>
    </message>
    <message>
        <source>Remove the tag “%1”?</source>
        <translation>إزالة الوسم «%1»؟</translation>
    </message>
    <message>
        <source>It is taken off every chat. The chats stay.</source>
        <translation>يُزال من كل المحادثات. المحادثات تبقى.</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>إزالة الوسم</translation>
    </message>
    <message>
        <source>Delete the folder “%1”?</source>
        <translation>حذف المجلد «%1»؟</translation>
    </message>
    <message>
        <source>Its chats stay: they are in no folder then.</source>
        <translation>محادثاته تبقى: ولن تكون في أي مجلد.</translation>
    </message>
    <message>
        <source>Its chats stay: they move to “%1”.</source>
        <translation>محادثاته تبقى: وتنتقل إلى «%1».</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>حذف المجلد</translation>
    </message>
    <message>
        <source>The tag “%1” is removed.</source>
        <translation>أُزيل الوسم «%1».</translation>
    </message>
    <message>
        <source>The folder “%1” is deleted.</source>
        <translation>حُذف المجلد «%1».</translation>
    </message>
    <message>
        <source>Its chats are kept.</source>
        <translation>محادثاته محفوظة.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Installed</source>
        <translation>المثبّتة</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>في الطريق</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Downloading connects to %1, once you have confirmed it.</source>
        <translation>التنزيل يتصل بـ %1 بعد أن تؤكّد.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>هنا</translation>
    </message>
    <message>
        <source>Demo, not medical</source>
        <translation>تجريبي، غير طبي</translation>
    </message>
    <message>
        <source>Shows how Casebook works. Its answers are of no use for research.</source>
        <translation>يبيّن كيف يعمل Casebook. إجاباته لا تفيد في البحث.</translation>
    </message>
    <message>
        <source>Use the demo model</source>
        <translation>استخدام النموذج التجريبي</translation>
    </message>
    <message>
        <source>It asks for the facts of %1 repositories, once, and downloads no model. What it says is shown beside the facts that came with Casebook.</source>
        <translation>يسأل مرة واحدة عن معلومات %1 مستودعًا، ولا ينزّل أي نموذج. يُعرض الجواب بجانب المعلومات التي جاءت مع Casebook.</translation>
    </message>
    <message>
        <source>Connect to %1 and ask?</source>
        <translation>أتريد الاتصال بـ %1 والسؤال؟</translation>
    </message>
    <message>
        <source>Connect and ask</source>
        <translation>اتصل واسأل</translation>
    </message>
    <message>
        <source>Refresh the catalogue</source>
        <translation>تحديث الفهرس</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>يُسأل المستودع…</translation>
    </message>
    <message>
        <source>Asking the hub: %1 of %2 repositories</source>
        <translation>يُسأل المستودع: %1 من %2</translation>
    </message>
    <message>
        <source>The hub&apos;s facts of today stand beside those of the catalogue.</source>
        <translation>معلومات المستودع اليوم تظهر بجانب معلومات الفهرس.</translation>
    </message>
</context>
<context>
    <name>CatalogueDetails</name>
    <message>
        <source>What its makers say</source>
        <translation>ما يقوله صانعوه</translation>
    </message>
    <message>
        <source>Reported accuracy</source>
        <translation>الدقة المعلَنة</translation>
    </message>
    <message>
        <source>Files in the catalogue</source>
        <translation>الملفات في الفهرس</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>التنزيل</translation>
    </message>
    <message>
        <source>From USB…</source>
        <translation>من USB…</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Catalogue</source>
        <translation>الفهرس</translation>
    </message>
    <message>
        <source>Filter by name, licence or size</source>
        <translation>تصفية بالاسم أو الترخيص أو الحجم</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>النوع: %1</translation>
    </message>
    <message>
        <source>Only what fits this computer</source>
        <translation>ما يتسع له هذا الحاسوب فقط</translation>
    </message>
    <message>
        <source>Refresh…</source>
        <translation>تحديث…</translation>
    </message>
    <message>
        <source>Asks the hub once; it says so before it connects.</source>
        <translation>يسأل المستودع مرة واحدة؛ ويُعلن ذلك قبل الاتصال.</translation>
    </message>
    <message>
        <source>Models of the catalogue</source>
        <translation>نماذج الفهرس</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>المعاملات</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Memory needed</source>
        <translation>الذاكرة اللازمة</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>No model of the catalogue fits this filter.</source>
        <translation>لا نموذج في الفهرس يطابق هذه التصفية.</translation>
    </message>
    <message>
        <source>Empty the filter, or choose a smaller type.</source>
        <translation>أفرغ التصفية، أو اختر نوعًا أصغر.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Unknown model</source>
        <translation>نموذج غير معروف</translation>
    </message>
    <message>
        <source>The question does not fit.</source>
        <translation>السؤال أطول من المتاح.</translation>
    </message>
</context>
<context>
    <name>ChatDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation>عنوان المحادثة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Chat header</source>
        <translation>رأس المحادثة</translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation>عنوان المحادثة</translation>
    </message>
    <message>
        <source>Show sidebar</source>
        <translation>إظهار الشريط الجانبي</translation>
    </message>
    <message>
        <source>Find in chat</source>
        <translation>بحث في المحادثة</translation>
    </message>
    <message>
        <source>Export chat</source>
        <translation>تصدير المحادثة</translation>
    </message>
    <message>
        <source>Setup panel</source>
        <translation>لوحة الضبط</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Folder %1: move to another folder</source>
        <translation>المجلد %1: نقل إلى مجلد آخر</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Let go…</source>
        <translation>التخلي عنها…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>محو نهائي…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>نقل إلى مجلد…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>الوسوم…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>نقل إلى سلة المهملات…</translation>
    </message>
    <message>
        <source>Remove tag…</source>
        <translation>إزالة الوسم…</translation>
    </message>
    <message>
        <source>New folder inside…</source>
        <translation>مجلد جديد بداخله…</translation>
    </message>
    <message>
        <source>Delete folder…</source>
        <translation>حذف المجلد…</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>%1: found %2; missing %3</source>
        <translation>%1: الموجود %2؛ المفقود %3</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close Casebook</source>
        <translation>إغلاق Casebook</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>إبقاؤه مفتوحًا</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Keep the recovery code</source>
        <translation>احفظ رمز الاسترداد</translation>
    </message>
    <message>
        <source>This code is shown once.</source>
        <translation>يُعرض هذا الرمز مرة واحدة.</translation>
    </message>
    <message>
        <source>It opens the history if the passphrase is forgotten. It is kept nowhere.</source>
        <translation>يفتح السجل إن نُسيت عبارة المرور. وهو غير محفوظ في أي مكان.</translation>
    </message>
    <message>
        <source>Whoever loses both the passphrase and this code loses the history for good. Whoever finds the code can open the history: keep it away from this computer.</source>
        <translation>من يفقد عبارة المرور وهذا الرمز معًا يفقد السجل نهائيًا. ومن يجد الرمز يستطيع فتح السجل: أبقه بعيدًا عن هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>I have kept this code in another place</source>
        <translation>حفظتُ هذا الرمز في مكان آخر</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Copied. Empty the clipboard when the code is kept.</source>
        <translation>نُسخ. أفرغ الحافظة بعد حفظ الرمز.</translation>
    </message>
</context>
<context>
    <name>CompareDetails</name>
    <message>
        <source>What these runs show</source>
        <translation>ما تُظهره هذه التقييمات</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>A claim, points</source>
        <translation>ادّعاء، بالنقاط</translation>
    </message>
    <message>
        <source>Add from disk…</source>
        <translation>إضافة من القرص…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Add all that fit</source>
        <translation>إضافة كل ما يصلح</translation>
    </message>
    <message>
        <source>Read the report…</source>
        <translation>قراءة التقرير…</translation>
    </message>
    <message>
        <source>No runs to compare.</source>
        <translation>لا تقييمات للمقارنة.</translation>
    </message>
    <message>
        <source>Two runs with the same items and protocol are needed.</source>
        <translation>يلزم تقييمان بالبنود نفسها والبروتوكول نفسه.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>التقييم</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Pair or part</source>
        <translation>الزوج أو الجزء</translation>
    </message>
    <message>
        <source>Only one right</source>
        <translation>واحد فقط صحيح</translation>
    </message>
    <message>
        <source>McNemar</source>
        <translation>ماكنيمار</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>القابل للكشف</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>Paired difference</source>
        <translation>الفرق المزدوج</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>المُعلَن</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>صحيح</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>المعايرة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Other answers</source>
        <translation>إجابات أخرى</translation>
    </message>
    <message>
        <source>KL, mean</source>
        <translation>KL، المتوسط</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>رموز/ث</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Drift against size</source>
        <translation>الانحراف بحسب الحجم</translation>
    </message>
    <message>
        <source>Over several sets</source>
        <translation>على عدة مجموعات</translation>
    </message>
    <message>
        <source>What is reported</source>
        <translation>ما هو منشور</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>مجموعة البيانات</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>المنشور</translation>
    </message>
    <message>
        <source>These runs</source>
        <translation>هذه التقييمات</translation>
    </message>
    <message>
        <source>Answers that differ</source>
        <translation>إجابات مختلفة</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Pair whose answers are shown</source>
        <translation>الزوج الذي تُعرض إجاباته</translation>
    </message>
    <message>
        <source>Items that were answered differently</source>
        <translation>بنود أُجيب عنها إجابات مختلفة</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>البند</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>التغيّر</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>First</source>
        <translation>الأول</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>الثاني</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>مقارنةً بـ</translation>
    </message>
    <message>
        <source>Choose a run…</source>
        <translation>اختر تقييمًا…</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>No run is finished yet.</source>
        <translation>لم يكتمل أي تقييم بعد.</translation>
    </message>
    <message>
        <source>Finish one in MCQ run.</source>
        <translation>أكمل تقييمًا في «أسئلة الاختيار».</translation>
    </message>
    <message>
        <source>No other run has the same items and protocol.</source>
        <translation>لا يوجد تقييم آخر بالبنود نفسها والبروتوكول نفسه.</translation>
    </message>
    <message>
        <source>Run another model on the same set and seed.</source>
        <translation>قيّم نموذجًا آخر على المجموعة نفسها وبالبذرة نفسها.</translation>
    </message>
    <message>
        <source>A run cannot be compared with itself.</source>
        <translation>لا يمكن مقارنة تقييم بنفسه.</translation>
    </message>
    <message>
        <source>Choose another run.</source>
        <translation>اختر تقييمًا آخر.</translation>
    </message>
    <message>
        <source>These runs cannot be compared: %1.</source>
        <translation>لا يمكن مقارنة هذه التقييمات: %1.</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 items. Go on with it in MCQ run.</source>
        <translation>بنود %1: ‏%2 من %3. تابع التقييم في «أسئلة الاختيار».</translation>
    </message>
    <message>
        <source>%1 and %2 were not asked the same items of the same set.</source>
        <translation>لم تُطرح على %1 و%2 البنود نفسها من المجموعة نفسها.</translation>
    </message>
    <message>
        <source>One was asked by %1, the other by %2, or by another version of it.</source>
        <translation>سُئل أحدهما وفق %1 والآخر وفق %2، أو وفق إصدار آخر منه.</translation>
    </message>
    <message>
        <source>A claim is a number of points from 0 to 100.</source>
        <translation>الادّعاء عدد من النقاط بين 0 و100.</translation>
    </message>
    <message>
        <source>Write one, or leave the field empty.</source>
        <translation>اكتب عددًا، أو اترك الحقل فارغًا.</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>تُقرأ التقييمات…</translation>
    </message>
    <message>
        <source>Same items, same protocol</source>
        <translation>البنود نفسها والبروتوكول نفسه</translation>
    </message>
    <message>
        <source>Brackets and second lines are 95 % intervals: Wilson, else bootstrap.</source>
        <translation>الأقواس والأسطر الثانية فواصل 95 %: ويلسون، وإلا بإعادة المعاينة.</translation>
    </message>
    <message>
        <source>%1 comparisons; Holm&apos;s p counts all of them, or all parts of one name.</source>
        <translation>عدد المقارنات %1؛ قيمة p لهولم تحسبها كلها، أو كل أجزاء الاسم الواحد.</translation>
    </message>
    <message>
        <source>One comparison; of parts, Holm&apos;s p counts all of one name.</source>
        <translation>مقارنة واحدة؛ وللأجزاء تحسب p لهولم كل أجزاء الاسم الواحد.</translation>
    </message>
    <message>
        <source>Dashed: as often right as stated. Ten bins of the top probability.</source>
        <translation>الخط المتقطع: صحيح بقدر ما أُعلن. عشر فئات لأعلى احتمال.</translation>
    </message>
    <message>
        <source>Other answers and KL are against the reference. Equal accuracy may hide many of them.</source>
        <translation>الإجابات الأخرى وKL قياسًا إلى المرجع. قد تخفي الدقة المتساوية كثيرًا منها.</translation>
    </message>
    <message>
        <source>Models may have seen these questions in training. Accuracy in an examination does not show usefulness at a bedside.</source>
        <translation>ربما رأت النماذج هذه الأسئلة أثناء التدريب. الدقة في امتحان لا تُثبت الفائدة عند سرير المريض.</translation>
    </message>
    <message>
        <source>Choose an item to read it.</source>
        <translation>اختر بندًا لقراءته.</translation>
    </message>
    <message>
        <source>No answer differs.</source>
        <translation>لا تختلف أي إجابة.</translation>
    </message>
    <message>
        <source>Only the first of them are listed and exported.</source>
        <translation>تُعرض وتُصدَّر الأولى منها فقط.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>المفتاح</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Question</source>
        <translation>سؤال</translation>
    </message>
    <message>
        <source>The pasted text was cut: %1 characters did not fit and were left out.</source>
        <translation>قُصّ النص الملصق: تُرك %1 حرفًا لا يتسع له المكان.</translation>
    </message>
    <message>
        <source>Ask a research question. Do not paste names, dates of birth or record numbers.</source>
        <translation>اكتب سؤالًا بحثيًا. لا تلصق أسماءً أو تواريخ ميلاد أو أرقام ملفات.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Esc stops · What you write now is kept</source>
        <translation>للإيقاف: Esc · ما تكتبه الآن محفوظ</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter breaks the line</source>
        <translation>الإرسال: Enter · سطر جديد: Shift+Enter</translation>
    </message>
    <message>
        <source>Shift+Enter sends · Enter breaks the line</source>
        <translation>الإرسال: Shift+Enter · سطر جديد: Enter</translation>
    </message>
</context>
<context>
    <name>ComputerStrip</name>
    <message>
        <source>Check again</source>
        <translation>تحقّق مرة أخرى</translation>
    </message>
</context>
<context>
    <name>ContextMeter</name>
    <message>
        <source>Context: no model loaded</source>
        <translation>السياق: لا نموذج مُحمَّل</translation>
    </message>
    <message>
        <source>Context %1 of %2 tokens</source>
        <translation>السياق %1 من %2 رمزًا</translation>
    </message>
    <message>
        <source>Context %1 of %2 tokens, answer included</source>
        <translation>السياق %1 من %2 رمزًا، والإجابة ضمنها</translation>
    </message>
    <message>
        <source>System and examples %1, passages %2, chat %3, kept for the answer %4</source>
        <translation>النظام والأمثلة %1، المقاطع %2، المحادثة %3، المحجوز للإجابة %4</translation>
    </message>
</context>
<context>
    <name>Conversion</name>
    <message>
        <source>Reading and checking every header…</source>
        <translation>تُقرأ كل الترويسات وتُفحص…</translation>
    </message>
    <message>
        <source>This computer has too little memory to load this file, so it could not be tried. Choose a smaller type. `casebook convert -o` writes it untried.</source>
        <translation>ذاكرة هذا الحاسوب لا تكفي لتحميل هذا الملف، فلا يمكن تجربته. اختر نوعًا أصغر. يكتبه `casebook convert -o` دون تجربة.</translation>
    </message>
    <message>
        <source>Converting uses at most %1 of memory. Chats stay usable.</source>
        <translation>يستخدم التحويل %1 من الذاكرة على الأكثر. تبقى المحادثات متاحة.</translation>
    </message>
    <message>
        <source>The model was ejected to make room for the conversion.</source>
        <translation>أُخرج النموذج من الذاكرة لإفساح المجال للتحويل.</translation>
    </message>
    <message>
        <source>Its next question loads it again.</source>
        <translation>السؤال التالي يعيد تحميله.</translation>
    </message>
    <message>
        <source>The conversion was cancelled. No file is left behind.</source>
        <translation>أُلغي التحويل. لم يبقَ أي ملف.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>كانت حالة خروجه %1.</translation>
    </message>
    <message>
        <source>Convert goes on after the last whole tensor.</source>
        <translation>يستأنف «تحويل» بعد آخر موتّر كامل.</translation>
    </message>
    <message>
        <source>The conversion stopped in the middle.</source>
        <translation>توقف التحويل قبل أن يكتمل.</translation>
    </message>
    <message>
        <source>Converted: %1 in %2, loaded and tried.</source>
        <translation>تم التحويل: %1 في %2، وحُمّل الملف وجُرّب.</translation>
    </message>
    <message>
        <source>It went on after tensor %1, which an earlier start had written.</source>
        <translation>استؤنف بعد الموتّر %1 الذي كُتب في تشغيل سابق.</translation>
    </message>
    <message>
        <source>Load it now</source>
        <translation>تحميله الآن</translation>
    </message>
</context>
<context>
    <name>ConvertDetails</name>
    <message>
        <source>Tensors of the file</source>
        <translation>موتّرات الملف</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>الموتّرات</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>البايتات</translation>
    </message>
    <message>
        <source>After writing</source>
        <translation>بعد الكتابة</translation>
    </message>
    <message>
        <source>The file is read back, hashed, loaded and asked for a few words. Only then does it get its name and is listed as usable.</source>
        <translation>يُعاد قراءة الملف وتُحسب بصمته ويُحمّل ويُطلب منه بضع كلمات. عندئذ فقط يأخذ اسمه ويُدرج على أنه صالح للاستخدام.</translation>
    </message>
    <message>
        <source>A quantized model answers differently</source>
        <translation>النموذج المكمَّم يجيب بطريقة مختلفة</translation>
    </message>
    <message>
        <source>Compare it with the original before a study uses it.</source>
        <translation>قارنه بالأصل قبل أن تستخدمه دراسة.</translation>
    </message>
    <message>
        <source>A record is written beside the file: SHA-256 of every source file, type of every tensor, converter and llama.cpp versions, times.</source>
        <translation>يُكتب سجل بجانب الملف: SHA-256 لكل ملف مصدر، ونوع كل موتّر، وإصدارا المحوّل وllama.cpp، والأوقات.</translation>
    </message>
    <message>
        <source>Paper trail</source>
        <translation>سجل المنشأ</translation>
    </message>
    <message>
        <source>%1, tensor by tensor</source>
        <translation>%1، موتّرًا موتّرًا</translation>
    </message>
</context>
<context>
    <name>ConvertPage</name>
    <message>
        <source>Convert</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>No checkpoint yet.</source>
        <translation>لا توجد نقطة حفظ بعد.</translation>
    </message>
    <message>
        <source>Drop a folder here, or choose it: config.json, safetensors files and tokenizer, as they are published on Hugging Face.</source>
        <translation>أفلت مجلدًا هنا أو اختره: config.json وملفات safetensors والمجزّئ (tokenizer)، كما تُنشر على Hugging Face.</translation>
    </message>
    <message>
        <source>Choose the type to write</source>
        <translation>اختر النوع المراد كتابته</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>الكتابة إلى</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Replace the file that is there</source>
        <translation>استبدال الملف الموجود</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>نقطة الحفظ</translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Mend the history</source>
        <translation>إصلاح السجل</translation>
    </message>
    <message>
        <source>What can still be read</source>
        <translation>ما لا يزال يمكن قراءته</translation>
    </message>
    <message>
        <source>Keep what can be read…</source>
        <translation>الاحتفاظ بما يمكن قراءته…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>كُتبت</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>There is no backup in the data folder.</source>
        <translation>لا نسخة احتياطية في مجلد البيانات.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>استعادة…</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>استعادة من ملف…</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>فتح للقراءة فقط</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>processor, memory, graphics, disk, models and what fits, the engine</source>
        <translation>المعالج والذاكرة والرسوميات والقرص والنماذج وما يتسع والمحرك</translation>
    </message>
    <message>
        <source>Casebook, Python, Qt, SQLite, llama.cpp, the operating system</source>
        <translation>Casebook وPython وQt وSQLite وllama.cpp ونظام التشغيل</translation>
    </message>
    <message>
        <source>what was set, without folders</source>
        <translation>ما ضُبط، من دون المجلدات</translation>
    </message>
    <message>
        <source>how many chats, messages, models and backups, and their sizes</source>
        <translation>عدد المحادثات والرسائل والنماذج والنسخ الاحتياطية وأحجامها</translation>
    </message>
    <message>
        <source>what Casebook wrote down of its own work</source>
        <translation>ما دوّنه Casebook عن عمله</translation>
    </message>
    <message>
        <source>Not in it: chats, titles, drafts, prompts, presets&apos; texts, attachments, file names of transcripts, passphrases, keys, tokens, your home folder&apos;s name.</source>
        <translation>ليس فيه: المحادثات والعناوين والمسودات والمطالبات ونصوص الإعدادات المسبقة والمرفقات وأسماء ملفات النصوص وعبارات المرور والمفاتيح والرموز واسم مجلدك الشخصي.</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>جارٍ فحص هذا الحاسوب</translation>
    </message>
    <message>
        <source>Saved: %1, %2.</source>
        <translation>حُفظ: %1، %2.</translation>
    </message>
    <message>
        <source>Look into it before you hand it on.</source>
        <translation>انظر فيه قبل تسليمه.</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Save a report</source>
        <translation>حفظ تقرير</translation>
    </message>
    <message>
        <source>A zip file for whoever helps you. Nothing is sent anywhere.</source>
        <translation>ملف zip لمن يساعدك. لا يُرسل شيء إلى أي مكان.</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>ما يدخل فيه</translation>
    </message>
    <message>
        <source>Put every chat in as well</source>
        <translation>أضف كل المحادثات أيضًا</translation>
    </message>
    <message>
        <source>Whoever gets the report can then read every chat.</source>
        <translation>من يتلقى التقرير يستطيع عندئذ قراءة كل المحادثات.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>DownloadDialog</name>
    <message>
        <source>Download %1</source>
        <translation>تنزيل %1</translation>
    </message>
    <message>
        <source>Download %1?</source>
        <translation>أتريد تنزيل %1؟</translation>
    </message>
    <message>
        <source>Low disk: delete each file once converted</source>
        <translation>مساحة قليلة: احذف كل ملف بعد تحويله</translation>
    </message>
    <message>
        <source>I have read the terms and accept them.</source>
        <translation>قرأت الشروط وأقبلها.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>الشروط</translation>
    </message>
    <message>
        <source>Connect and download</source>
        <translation>اتصل ونزّل</translation>
    </message>
</context>
<context>
    <name>DownloadList</name>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
</context>
<context>
    <name>DownloadPace</name>
    <message>
        <source>at most %1 of the disk at once, instead of %2</source>
        <translation>%1 من القرص على الأكثر في وقت واحد، بدلًا من %2</translation>
    </message>
    <message>
        <source>Checking what is there of %1</source>
        <translation>يُتحقَّق مما وصل من %1</translation>
    </message>
    <message>
        <source>Converting %1</source>
        <translation>تحويل %1</translation>
    </message>
    <message>
        <source>Downloading and converting %1</source>
        <translation>تنزيل %1 وتحويله</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>تنزيل %1</translation>
    </message>
    <message>
        <source>Asking the hub what there is</source>
        <translation>يُسأل المستودع عمّا لديه</translation>
    </message>
    <message>
        <source>Everything has arrived and is right. No connection is open any more.</source>
        <translation>وصل كل شيء صحيحًا. لا اتصال مفتوح بعد الآن.</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 في الثانية</translation>
    </message>
    <message>
        <source>less than 1 min left at this speed</source>
        <translation>أقل من دقيقة بهذه السرعة</translation>
    </message>
    <message>
        <source>about %1 min left at this speed</source>
        <translation>نحو %1 دقيقة بهذه السرعة</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 حتى الآن</translation>
    </message>
    <message>
        <source>pausing keeps what arrived</source>
        <translation>الإيقاف المؤقت يحفظ ما وصل</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>One download runs already.</source>
        <translation>يجري تنزيل آخر.</translation>
    </message>
    <message>
        <source>Pause it, or wait until it has ended.</source>
        <translation>أوقفه مؤقتًا، أو انتظر نهايته.</translation>
    </message>
    <message>
        <source>Pausing %1</source>
        <translation>يُوقَف مؤقتًا %1</translation>
    </message>
    <message>
        <source>Cancel the download of “%1”?</source>
        <translation>أتريد إلغاء تنزيل «%1»؟</translation>
    </message>
    <message>
        <source>What arrived so far is removed. Pausing keeps it.</source>
        <translation>يُزال ما وصل حتى الآن. الإيقاف المؤقت يحفظه.</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>إلغاء التنزيل</translation>
    </message>
    <message>
        <source>Cancelling %1</source>
        <translation>إلغاء %1</translation>
    </message>
    <message>
        <source>Remove what arrived of “%1”?</source>
        <translation>أتريد إزالة ما وصل من «%1»؟</translation>
    </message>
    <message>
        <source>%1 are given back. It cannot be resumed then.</source>
        <translation>تُستعاد مساحة %1. ولا يمكن استئنافه بعد ذلك.</translation>
    </message>
    <message>
        <source>Remove what arrived</source>
        <translation>إزالة ما وصل</translation>
    </message>
    <message>
        <source>This system has no keyring that can be used.</source>
        <translation>لا حافظة مفاتيح صالحة في هذا النظام.</translation>
    </message>
    <message>
        <source>The token stays in memory until Casebook is closed.</source>
        <translation>يبقى الرمز في الذاكرة حتى إغلاق Casebook.</translation>
    </message>
    <message>
        <source>The download is paused. What arrived is kept.</source>
        <translation>التنزيل متوقف مؤقتًا. ما وصل محفوظ.</translation>
    </message>
    <message>
        <source>The download was cancelled. Nothing of it is left.</source>
        <translation>أُلغي التنزيل. لم يبق منه شيء.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Go on with the old state</source>
        <translation>المتابعة بالحالة القديمة</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Accept its terms on its page, with an account of the hub.</source>
        <translation>اقبل شروطه في صفحته بحساب على المستودع.</translation>
    </message>
    <message>
        <source>The hub did not take this token.</source>
        <translation>لم يقبل المستودع هذا الرمز.</translation>
    </message>
</context>
<context>
    <name>DrawDialog</name>
    <message>
        <source>Take examples</source>
        <translation>أخذ أمثلة</translation>
    </message>
    <message>
        <source>%1: only items that are no test items are taken. PubMedQA has 500 of them, MMLU its dev file; MedQA and MedMCQA have none in their test files.</source>
        <translation>%1: لا تؤخذ إلا العناصر التي ليست من الاختبار. لدى PubMedQA منها 500، ولدى MMLU ملف dev؛ وليس لدى MedQA وMedMCQA منها شيء في ملفات الاختبار.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>كم عددها</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
</context>
<context>
    <name>EjectButton</name>
    <message>
        <source>Eject model</source>
        <translation>إخراج النموذج</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>إلغاء التحميل</translation>
    </message>
</context>
<context>
    <name>Encrypting</name>
    <message>
        <source>Backups that anyone can read, %1: %2%3</source>
        <translation>نسخ احتياطية يستطيع أي أحد قراءتها، عددها %1: %2%3</translation>
    </message>
    <message>
        <source>Encrypt the history</source>
        <translation>تشفير السجل</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>تشفير</translation>
    </message>
    <message>
        <source>Whoever loses both the passphrase and the recovery code loses it all.</source>
        <translation>من يفقد عبارة المرور ورمز الاسترداد معًا يفقد كل شيء.</translation>
    </message>
    <message>
        <source>Nobody can open the history without one of them: not Casebook&apos;s makers, not a repair shop. The recovery code is shown once, when the history is encrypted.</source>
        <translation>لا أحد يستطيع فتح السجل من دون أحدهما: لا صانعو Casebook ولا محل إصلاح. يُعرض رمز الاسترداد مرة واحدة حين يُشفَّر السجل.</translation>
    </message>
    <message>
        <source>Encrypted are chats, drafts and all later backups. Not encrypted are exports, settings, models, evaluation runs and older backups, which you can erase. An SSD may keep parts of what was overwritten.</source>
        <translation>تُشفَّر المحادثات والمسودات وكل النسخ اللاحقة. ولا تُشفَّر الملفات المصدَّرة والإعدادات والنماذج والتقييمات والنسخ الأقدم التي يمكنك محوها. وقد يحتفظ قرص SSD بأجزاء مما كُتب فوقه.</translation>
    </message>
    <message>
        <source>The window closes and opens again on the encrypted history.</source>
        <translation>تُغلق النافذة وتُفتح من جديد على السجل المشفّر.</translation>
    </message>
    <message>
        <source>I know that a lost passphrase and a lost code cannot be replaced</source>
        <translation>أعلم أن عبارة المرور والرمز إن فُقدا لا يُعوَّضان</translation>
    </message>
    <message>
        <source>Remove the encryption</source>
        <translation>إزالة التشفير</translation>
    </message>
    <message>
        <source>Afterwards whoever has this computer can read every chat.</source>
        <translation>بعد ذلك يستطيع من يملك هذا الحاسوب قراءة كل المحادثات.</translation>
    </message>
    <message>
        <source>The window closes and opens again. Encrypted backups stay encrypted.</source>
        <translation>تُغلق النافذة وتُفتح من جديد. وتبقى النسخ المشفّرة مشفّرة.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>تغيير عبارة المرور</translation>
    </message>
    <message>
        <source>The old passphrase still opens what was backed up before.</source>
        <translation>العبارة القديمة ما زالت تفتح ما نُسخ من قبل.</translation>
    </message>
    <message>
        <source>The recovery code stays as it is.</source>
        <translation>يبقى رمز الاسترداد كما هو.</translation>
    </message>
    <message>
        <source>The passphrase is changed.</source>
        <translation>تغيّرت عبارة المرور.</translation>
    </message>
    <message>
        <source>Make another recovery code</source>
        <translation>إنشاء رمز استرداد آخر</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>إنشاء رمز</translation>
    </message>
    <message>
        <source>The old recovery code then opens older backups only.</source>
        <translation>عندئذ لا يفتح الرمز القديم إلا النسخ الأقدم.</translation>
    </message>
    <message>
        <source>The new one is shown once.</source>
        <translation>يُعرض الجديد مرة واحدة.</translation>
    </message>
    <message>
        <source>They are overwritten and removed; what only they hold is gone. An SSD may keep parts.</source>
        <translation>يُكتب فوقها ثم تُزال؛ وما لا يوجد إلا فيها يزول. وقد يحتفظ قرص SSD بأجزاء منها.</translation>
    </message>
    <message>
        <source>Erase %1 plain backups?</source>
        <translation>أتُمحى النسخ غير المشفّرة؟ عددها: %1</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>محو</translation>
    </message>
    <message>
        <source>Erase plain backups</source>
        <translation>محو النسخ غير المشفّرة</translation>
    </message>
    <message>
        <source>Cancel keeps what is not erased yet.</source>
        <translation>الإلغاء يُبقي ما لم يُمحَ بعد.</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>جارٍ المحو</translation>
    </message>
    <message>
        <source>%1 plain backups are erased.</source>
        <translation>النسخ غير المشفّرة التي مُحيت: %1.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>أُوقف.</translation>
    </message>
</context>
<context>
    <name>EndpointBand</name>
    <message>
        <source>Remote endpoint on: questions leave this computer. %1 at %2 answers.</source>
        <translation>الخادم البعيد مشغَّل: الأسئلة تغادر هذا الحاسوب. يجيب %1 على %2.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Remote endpoint</source>
        <translation>خادم بعيد</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>EndpointMarks</name>
    <message>
        <source>Remote endpoint off: this computer answers.</source>
        <translation>الخادم البعيد متوقف: هذا الحاسوب يجيب.</translation>
    </message>
    <message>
        <source>The remote endpoint is off: a model of this computer was chosen.</source>
        <translation>أُوقف الخادم البعيد: اختير نموذج على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Nothing is sent to %1 any more.</source>
        <translation>لم يعد يُرسَل شيء إلى %1.</translation>
    </message>
</context>
<context>
    <name>EndpointPage</name>
    <message>
        <source>Remote endpoint, server, network, API key, vLLM</source>
        <translation>خادم بعيد، شبكة، مفتاح API، ‏vLLM</translation>
    </message>
    <message>
        <source>A server that speaks OpenAI&apos;s way, such as vLLM or llama-server, can answer instead of this computer. It is off unless you turn it on here, and off again when Casebook is closed or locked.</source>
        <translation>يمكن لخادم يتكلم بطريقة OpenAI، مثل vLLM أو llama-server، أن يجيب بدلًا من هذا الحاسوب. يبقى متوقفًا ما لم تشغّله هنا، ويتوقف من جديد عند إغلاق Casebook أو قفله.</translation>
    </message>
    <message>
        <source>the first one that the server has</source>
        <translation>أول نموذج لدى الخادم</translation>
    </message>
    <message>
        <source>Key, if the server asks for one</source>
        <translation>المفتاح، إن طلبه الخادم</translation>
    </message>
    <message>
        <source>The key stays in memory until the endpoint is off. It is never written.</source>
        <translation>يبقى المفتاح في الذاكرة إلى أن يُوقف الخادم. لا يُكتب أبدًا.</translation>
    </message>
    <message>
        <source>Turn on…</source>
        <translation>تشغيل…</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>EndpointSettings</name>
    <message>
        <source>The data folder is open read-only: nothing can be asked.</source>
        <translation>مجلد البيانات مفتوح للقراءة فقط: لا يمكن طرح أي سؤال.</translation>
    </message>
    <message>
        <source>Each question then goes to %1 with all the model is to see: the system text, the examples and the earlier messages of its chat. Whoever runs that server can read and keep them. What looks like an identifier of a person is shown before it is sent. The window and the record of each answer say that the server answered.</source>
        <translation>يذهب كل سؤال عندئذ إلى %1 مع كل ما سيراه النموذج: نص النظام والأمثلة والرسائل السابقة في محادثته. ومن يدير ذلك الخادم يستطيع قراءتها والاحتفاظ بها. ما يشبه معرّف شخص يُعرض قبل إرساله. وتذكر النافذة وسجل كل إجابة أن الخادم هو الذي أجاب.</translation>
    </message>
    <message>
        <source>Send questions to %1?</source>
        <translation>إرسال الأسئلة إلى %1؟</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Turn on the remote endpoint</source>
        <translation>تشغيل الخادم البعيد</translation>
    </message>
    <message>
        <source>Asking %1 for its model and a word…</source>
        <translation>يُسأل %1 عن نموذجه وعن كلمة…</translation>
    </message>
    <message>
        <source>On: %1 at %2 answers.</source>
        <translation>مشغَّل: يجيب %1 على %2.</translation>
    </message>
    <message>
        <source>It returns the probabilities of a prompt, so it can be used for runs.</source>
        <translation>يعيد احتمالات المدخل، ولذلك يمكن استخدامه في جولات التقييم.</translation>
    </message>
    <message>
        <source>It cannot be used for runs that score options: %1</source>
        <translation>لا يمكن استخدامه في جولات تسجّل درجات الخيارات: %1</translation>
    </message>
    <message>
        <source>Whether it can be used for runs is being tried.</source>
        <translation>يجري تجريب إمكان استخدامه في جولات التقييم.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
</context>
<context>
    <name>ErrandDialog</name>
    <message>
        <source>%1 s so far</source>
        <translation>حتى الآن: %1 ث</translation>
    </message>
</context>
<context>
    <name>Evaluating</name>
    <message>
        <source>Reading the data set…</source>
        <translation>تُقرأ مجموعة البيانات…</translation>
    </message>
    <message>
        <source>Choose a data set first.</source>
        <translation>اختر مجموعة بيانات أولًا.</translation>
    </message>
    <message>
        <source>Choose a model first, at the top of the window.</source>
        <translation>اختر نموذجًا أولًا، في أعلى النافذة.</translation>
    </message>
    <message>
        <source>Name the folder to write to.</source>
        <translation>حدّد المجلد الذي يُكتب فيه.</translation>
    </message>
    <message>
        <source>Write the whole path of the folder.</source>
        <translation>اكتب المسار الكامل للمجلد.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>يبدأ</translation>
    </message>
    <message>
        <source>Stopping after this item</source>
        <translation>يتوقف بعد هذا السؤال</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>يُحمَّل النموذج</translation>
    </message>
    <message>
        <source>Checking that this model can be scored on this set</source>
        <translation>يُتحقق من إمكان تقييم هذا النموذج بهذه المجموعة</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>قيد التشغيل: %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>متوقف مؤقتًا: %1</translation>
    </message>
    <message>
        <source>The run is complete.</source>
        <translation>اكتمل التقييم.</translation>
    </message>
    <message>
        <source>Every item that is done is on the disk.</source>
        <translation>كل سؤال أُنجز محفوظ على القرص.</translation>
    </message>
    <message>
        <source>The run is paused.</source>
        <translation>التقييم متوقف مؤقتًا.</translation>
    </message>
    <message>
        <source>The run was stopped. What is done is kept.</source>
        <translation>أُوقف التقييم. ما أُنجز محفوظ.</translation>
    </message>
    <message>
        <source>Stopped, incomplete</source>
        <translation>أوقف، غير مكتمل</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>لم يُشغّل</translation>
    </message>
</context>
<context>
    <name>ExampleCard</name>
    <message>
        <source>In use</source>
        <translation>مستخدم</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>نقل إلى أعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>نقل إلى أسفل</translation>
    </message>
    <message>
        <source>Copy this example</source>
        <translation>نسخ هذا المثال</translation>
    </message>
    <message>
        <source>Take this example out</source>
        <translation>إخراج هذا المثال</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>سؤال</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>One a line; nothing for an open answer</source>
        <translation>خيار في كل سطر؛ ولا شيء لإجابة مفتوحة</translation>
    </message>
    <message>
        <source>Example %1 of %2</source>
        <translation>المثال %1 من %2</translation>
    </message>
</context>
<context>
    <name>ExampleFigures</name>
    <message>
        <source>System text</source>
        <translation>نص النظام</translation>
    </message>
    <message>
        <source>Examples in use</source>
        <translation>الأمثلة المستخدمة</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 من %2 رمزًا</translation>
    </message>
    <message>
        <source>Left for chat and answer</source>
        <translation>المتبقي للمحادثة والإجابة</translation>
    </message>
    <message>
        <source>Counted by the loaded model. Never dropped to make room.</source>
        <translation>عدّها النموذج المحمّل. لا تُحذف أبدًا لإفساح مكان.</translation>
    </message>
    <message>
        <source>A high estimate: no model has counted them yet.</source>
        <translation>تقدير مرتفع: لم يعدّها نموذج بعد.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>تجري المقارنة…</translation>
    </message>
    <message>
        <source>Not compared with a data set yet, or changed since.</source>
        <translation>لم يُقارن بمجموعة بيانات بعد، أو تغيّر منذ ذلك.</translation>
    </message>
</context>
<context>
    <name>ExampleSets</name>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>%1 · v%2, changed</source>
        <translation>%1 · v%2، معدّل</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1، غير محفوظ</translation>
    </message>
    <message>
        <source>Unnamed set</source>
        <translation>مجموعة بلا اسم</translation>
    </message>
    <message>
        <source>New set</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>This is version %1. Saving makes it the newest one.</source>
        <translation>هذا هو الإصدار %1. حفظه يجعله الأحدث.</translation>
    </message>
    <message>
        <source>Write a name for the set.</source>
        <translation>اكتب اسمًا للمجموعة.</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>يدويًا</translation>
    </message>
    <message>
        <source>Saved as version %1.</source>
        <translation>حُفظ كالإصدار %1.</translation>
    </message>
    <message>
        <source>The changes were discarded.</source>
        <translation>أُهملت التغييرات.</translation>
    </message>
    <message>
        <source>The set “%1” was removed.</source>
        <translation>أُزيلت المجموعة «%1».</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>يستخدمها</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <translation>الإصدار %1، %2</translation>
    </message>
    <message>
        <source>It is used by %1: they keep the version they used.</source>
        <translation>تستخدمها %1: ويحتفظ كل منها بالإصدار الذي استخدمه.</translation>
    </message>
    <message>
        <source>No chat and no known run uses it.</source>
        <translation>لا تستخدمها أي محادثة ولا أي تقييم معروف.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>الإصدار %1</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>غير محفوظ</translation>
    </message>
    <message>
        <source>version %1, changed</source>
        <translation>الإصدار %1، معدّل</translation>
    </message>
    <message>
        <source>Save as version %1</source>
        <translation>حفظ كالإصدار %1</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>المصدر</translation>
    </message>
</context>
<context>
    <name>ExampleSources</name>
    <message>
        <source>Examples (*.jsonl *.json *.csv);;All files (*)</source>
        <translation>أمثلة (*.jsonl *.json *.csv);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose a file of examples</source>
        <translation>اختيار ملف أمثلة</translation>
    </message>
    <message>
        <source>Questions (*.json *.jsonl *.csv);;All files (*)</source>
        <translation>أسئلة (*.json *.jsonl *.csv);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose a data set</source>
        <translation>اختيار مجموعة بيانات</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Examples (*.jsonl)</source>
        <translation>أمثلة (*.jsonl)</translation>
    </message>
    <message>
        <source>Name the file to write</source>
        <translation>تسمية الملف المراد كتابته</translation>
    </message>
    <message>
        <source>The examples were written.</source>
        <translation>كُتبت الأمثلة.</translation>
    </message>
</context>
<context>
    <name>ExamplesChoice</name>
    <message>
        <source>Example set</source>
        <translation>مجموعة الأمثلة</translation>
    </message>
    <message>
        <source>%1 · 1 example · v%2</source>
        <translation>%1 · مثال واحد · v%2</translation>
    </message>
    <message>
        <source>%1 · %3 examples · v%2</source>
        <translation>%1 · الأمثلة: %3 · v%2</translation>
    </message>
    <message>
        <source>No examples</source>
        <translation>بلا أمثلة</translation>
    </message>
    <message>
        <source>%1 tokens in every question</source>
        <translation>%1 رمزًا في كل سؤال</translation>
    </message>
</context>
<context>
    <name>ExamplesDetails</name>
    <message>
        <source>What the examples cost and give away</source>
        <translation>ما تكلّفه الأمثلة وما تكشفه</translation>
    </message>
    <message>
        <source>Contamination check</source>
        <translation>فحص التلوّث</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>مقارنة مع</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>تام</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>قريب</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>فحص من جديد</translation>
    </message>
    <message>
        <source>Compare with a data set…</source>
        <translation>مقارنة بمجموعة بيانات…</translation>
    </message>
    <message>
        <source>Question and options together, letters and digits only. Near = runs of 8 words cover half of the item or more.</source>
        <translation>السؤال والخيارات معًا، حروف وأرقام فقط. قريب = متتاليات من 8 كلمات تغطي نصف العنصر أو أكثر.</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>كما هي مرتّبة</translation>
    </message>
    <message>
        <source>Shuffled with seed</source>
        <translation>مخلوطة بالبذرة</translation>
    </message>
    <message>
        <source>Seed of the order</source>
        <translation>بذرة الترتيب</translation>
    </message>
    <message>
        <source>Order changes answers; it is stored with each of them.</source>
        <translation>الترتيب يغيّر الإجابات؛ وهو محفوظ مع كل منها.</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>ما تكلّفه</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Saving makes a new version. Chats and runs keep the one they used.</source>
        <translation>الحفظ ينشئ إصدارًا جديدًا. تحتفظ المحادثات وعمليات التشغيل بالإصدار الذي استخدمته.</translation>
    </message>
</context>
<context>
    <name>ExamplesOption</name>
    <message>
        <source>%1 examples</source>
        <translation>الأمثلة: %1</translation>
    </message>
    <message>
        <source>1 example</source>
        <translation>مثال واحد</translation>
    </message>
    <message>
        <source>No examples</source>
        <translation>بلا أمثلة</translation>
    </message>
</context>
<context>
    <name>ExamplesPage</name>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>New set</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>Example sets</source>
        <translation>مجموعات الأمثلة</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>إصدارات سابقة</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>تجاهل التغييرات</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>إضافة مثال</translation>
    </message>
    <message>
        <source>Take from…</source>
        <translation>أخذ من…</translation>
    </message>
    <message>
        <source>Export this set…</source>
        <translation>تصدير هذه المجموعة…</translation>
    </message>
    <message>
        <source>Remove this set</source>
        <translation>إزالة هذه المجموعة</translation>
    </message>
    <message>
        <source>Sent before every question, in this order. Drag by the number, or Alt+↑↓.</source>
        <translation>تُرسل قبل كل سؤال بهذا الترتيب. اسحب من الرقم، أو Alt+↑↓.</translation>
    </message>
    <message>
        <source>No examples yet.</source>
        <translation>لا أمثلة بعد.</translation>
    </message>
    <message>
        <source>Write them, or take them from a file, from what of a data set is no test, or from answers in the history.</source>
        <translation>اكتبها، أو خذها من ملف، أو مما ليس اختبارًا في مجموعة بيانات، أو من إجابات في السجل.</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>من ملف…</translation>
    </message>
    <message>
        <source>From what of a data set is no test…</source>
        <translation>مما ليس اختبارًا في مجموعة بيانات…</translation>
    </message>
    <message>
        <source>From answers in the history…</source>
        <translation>من إجابات في السجل…</translation>
    </message>
    <message>
        <source>The example was taken out.</source>
        <translation>أُخرج المثال.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>%1 chats came in.</source>
        <translation>المحادثات المستوردة: %1.</translation>
    </message>
    <message>
        <source>1 chat came in.</source>
        <translation>استُوردت محادثة واحدة.</translation>
    </message>
    <message>
        <source>Their answers say that they were not made here.</source>
        <translation>تذكر إجاباتها أنها لم تُنشأ هنا.</translation>
    </message>
    <message>
        <source>No chats yet.</source>
        <translation>لا توجد محادثات بعد.</translation>
    </message>
    <message>
        <source>Ask something first; then it can be exported.</source>
        <translation>اطرح سؤالًا أولًا، ثم يمكن تصديره.</translation>
    </message>
    <message>
        <source>Selected chats</source>
        <translation>المحادثات المحددة</translation>
    </message>
    <message>
        <source>%1 messages, all versions</source>
        <translation>الرسائل: %1، كل الإصدارات</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>هذه المحادثة</translation>
    </message>
    <message>
        <source>Folder “%1”</source>
        <translation>المجلد ”%1“</translation>
    </message>
    <message>
        <source>%1, trash left out</source>
        <translation>%1، دون سلة المهملات</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>كل المحادثات</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>محادثة واحدة</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>المحادثات: %1</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>إجابة واحدة</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>الإجابات: %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>%1 not complete, and marked so</source>
        <translation>%1 غير مكتملة، ومعلَّمة بذلك</translation>
    </message>
    <message>
        <source>Replace “%1”?</source>
        <translation>استبدال ”%1“؟</translation>
    </message>
    <message>
        <source>A file of that name is there already. What is in it is lost.</source>
        <translation>يوجد ملف بهذا الاسم. سيُفقد ما فيه.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>استبدال الملف</translation>
    </message>
    <message>
        <source>The export was stopped. No file is left behind.</source>
        <translation>أُوقف التصدير. لم يُترك أي ملف.</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>الرسائل: %1 من %2</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>جارٍ التصدير</translation>
    </message>
    <message>
        <source>Then the file is read back and its SHA-256 recorded.</source>
        <translation>ثم يُعاد قراءة الملف ويُسجَّل SHA-256 الخاص به.</translation>
    </message>
    <message>
        <source>Cancel leaves no file behind.</source>
        <translation>الإلغاء لا يترك أي ملف.</translation>
    </message>
    <message>
        <source>Exported and checked: 1 file, %1, SHA-256 recorded.</source>
        <translation>صُدِّر وتُحقق منه: ملف واحد، %1، سُجِّل SHA-256.</translation>
    </message>
    <message>
        <source>Exported and checked: 1 file, %1. The disk of the history is full: the audit trail takes it up when there is room.</source>
        <translation>صُدّر وفُحص: ملف واحد، %1. قرص السجل ممتلئ: سيأخذه سجل التدقيق عندما تتوفر مساحة.</translation>
    </message>
    <message>
        <source>Exported and checked: 1 file, %1. It is not in the audit trail.</source>
        <translation>صُدّر وفُحص: ملف واحد، %1. وهو ليس في سجل التدقيق.</translation>
    </message>
    <message>
        <source>It is %1. It is plain text, open to anyone.</source>
        <translation>هو %1. نص صريح يستطيع أي شخص قراءته.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>يتجاوز %1</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>الحافظة</translation>
    </message>
    <message>
        <source>Copied: %1, with the notice in it.</source>
        <translation>نُسخ: %1، مع التنبيه.</translation>
    </message>
    <message>
        <source>There is no chat to print.</source>
        <translation>لا توجد محادثة للطباعة.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>print; notice on every page</source>
        <translation>للطباعة؛ التنبيه في كل صفحة</translation>
    </message>
    <message>
        <source>editing in a word processor</source>
        <translation>للتحرير في معالج نصوص</translation>
    </message>
    <message>
        <source>any browser, one file</source>
        <translation>أي متصفح، ملف واحد</translation>
    </message>
    <message>
        <source>notes and version control</source>
        <translation>للملاحظات وإدارة الإصدارات</translation>
    </message>
    <message>
        <source>lossless; can be verified, imported</source>
        <translation>دون فقد؛ يمكن التحقق منه واستيراده</translation>
    </message>
    <message>
        <source>one line per branch, for scripts</source>
        <translation>سطر لكل فرع، للبرامج النصية</translation>
    </message>
    <message>
        <source>one row per message, for spreadsheets</source>
        <translation>صف لكل رسالة، لجداول البيانات</translation>
    </message>
    <message>
        <source>Export transcript</source>
        <translation>تصدير نسخة المحادثة</translation>
    </message>
    <message>
        <source>Only the versions shown now</source>
        <translation>الإصدارات المعروضة الآن فقط</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>نص النظام</translation>
    </message>
    <message>
        <source>Mask what looks like an identifier</source>
        <translation>حجب ما يشبه بيانات تعريفية</translation>
    </message>
    <message>
        <source>Provenance of every answer (always)</source>
        <translation>مصدر كل إجابة (دائمًا)</translation>
    </message>
    <message>
        <source>Exports are plain text, open to anyone with the file.</source>
        <translation>الملفات المصدَّرة نص صريح يقرؤه كل من لديه الملف.</translation>
    </message>
    <message>
        <source>Every export carries the notice above, the model&apos;s SHA-256, its template hash, the sampling, the seed and the times.</source>
        <translation>يحمل كل تصدير التنبيه أعلاه وSHA-256 للنموذج وبصمة قالبه وإعدادات المعاينة والبذرة والأوقات.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>ماذا يُصدَّر</translation>
    </message>
    <message>
        <source>What goes into it</source>
        <translation>ما يدخل فيه</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>For</source>
        <translation>لأجل</translation>
    </message>
    <message>
        <source>Copy to clipboard</source>
        <translation>نسخ إلى الحافظة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>تصدير %1</translation>
    </message>
</context>
<context>
    <name>FieldNaming</name>
    <message>
        <source>Recognise</source>
        <translation>التعرّف</translation>
    </message>
    <message>
        <source>Letters, A is the first</source>
        <translation>حروف، أولها A</translation>
    </message>
    <message>
        <source>Numbers, 0 is the first</source>
        <translation>أرقام، أولها 0</translation>
    </message>
    <message>
        <source>Numbers, 1 is the first</source>
        <translation>أرقام، أولها 1</translation>
    </message>
    <message>
        <source>The option’s own words</source>
        <translation>كلمات الخيار نفسها</translation>
    </message>
    <message>
        <source>Choose the fields of question, options and key.</source>
        <translation>اختر حقول السؤال والخيارات والمفتاح.</translation>
    </message>
    <message>
        <source>%1 of %2 records are no items.</source>
        <translation>السجلات التي ليست عناصر: %1 من %2.</translation>
    </message>
    <message>
        <source>The keys can be read in several ways: choose how they are written.</source>
        <translation>يمكن قراءة المفاتيح بعدة طرق: اختر كيف كُتبت.</translation>
    </message>
    <message>
        <source>All %1 records are items.</source>
        <translation>كل السجلات البالغة %1 عناصر.</translation>
    </message>
    <message>
        <source>Task files (*.json)</source>
        <translation>ملفات المهام (*.json)</translation>
    </message>
    <message>
        <source>Name the file to write</source>
        <translation>تسمية الملف المراد كتابته</translation>
    </message>
    <message>
        <source>The questions themselves would be overwritten.</source>
        <translation>سيُكتب فوق الأسئلة نفسها.</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Save the picture…</source>
        <translation>حفظ الصورة…</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in chat</source>
        <translation>بحث في المحادثة</translation>
    </message>
    <message>
        <source>Earlier place</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>Later place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Not in this chat</source>
        <translation>ليس في هذه المحادثة</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>الرسائل: %1 من %2</translation>
    </message>
</context>
<context>
    <name>FirstModels</name>
    <message>
        <source>%1, already on this computer</source>
        <translation>%1، موجود على هذا الحاسوب</translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <translation>%1، المتاح %2</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>نواة واحدة</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>النوى: %1</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 متاحة</translation>
    </message>
    <message>
        <source>From %1, about %2 billion parameters, %3. Can be paused and resumed; the SHA-256 is checked. It connects once you have confirmed it.</source>
        <translation>من %1، نحو %2 مليار معامل، %3. يمكن إيقافه مؤقتًا واستئنافه؛ ويُتحقَّق من SHA-256. يتصل بعد أن تؤكّد.</translation>
    </message>
    <message>
        <source>Download %1, type %2</source>
        <translation>تنزيل %1، النوع %2</translation>
    </message>
</context>
<context>
    <name>FirstPromptDialog</name>
    <message>
        <source>What the model reads</source>
        <translation>ما يقرؤه النموذج</translation>
    </message>
    <message>
        <source>A template comes with the model&apos;s file and decides what stands around your words. See that they are all there, and nothing else that you do not want. The prompt is shown once for each template.</source>
        <translation>يأتي القالب مع ملف النموذج ويحدّد ما يحيط بكلماتك. تحقّق من أنها كلّها هناك، ومن عدم وجود شيء آخر لا تريده. يُعرض الموجِّه مرة واحدة لكل قالب.</translation>
    </message>
    <message>
        <source>The prompt is being written…</source>
        <translation>يُكتب الموجِّه الآن…</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الموجِّه</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>%1 tokens, exactly as they are sent.</source>
        <translation>%1 رمزًا، كما تُرسل تمامًا.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>I have read this notice. I use Casebook for research only.</source>
        <translation>قرأتُ هذا التنبيه. أستخدم Casebook للبحث فقط.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Go on without a model</source>
        <translation>متابعة من دون نموذج</translation>
    </message>
    <message>
        <source>What it is and is not</source>
        <translation>ما هو وما ليس هو</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>إضافة نموذج</translation>
    </message>
    <message>
        <source>What Casebook is, and what it is not</source>
        <translation>ما هو Casebook وما ليس هو</translation>
    </message>
    <message>
        <source>The notice has changed.</source>
        <translation>تغيّر التنبيه.</translation>
    </message>
    <message>
        <source>Casebook runs a language model on this computer so that research teams can study how it answers.</source>
        <translation>يشغّل Casebook نموذجًا لغويًا على هذا الحاسوب لتدرس فرق البحث كيف يجيب.</translation>
    </message>
    <message>
        <source>Recorded on this computer: this text (version %1, %2), your confirmation and the time. If the text changes, you are asked again.</source>
        <translation>يُسجَّل على هذا الحاسوب: هذا النص (الإصدار %1، %2) وتأكيدك والوقت. إذا تغيّر النص طُلب تأكيدك من جديد.</translation>
    </message>
    <message>
        <source>Casebook comes without a medical model. Choose where to get one; you can add more later under Models.</source>
        <translation>يأتي Casebook دون نموذج طبي. اختر من أين تحصل على واحد؛ ويمكنك إضافة المزيد لاحقًا في النماذج.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>الخطوة %1 من %2</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Models folder</source>
        <translation>مجلد النماذج</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>المتاح</translation>
    </message>
    <message>
        <source>Move the models that are kept elsewhere along</source>
        <translation>نقل النماذج المحفوظة في مكان آخر أيضًا</translation>
    </message>
    <message>
        <source>New models go into the folder that is named first. A model is copied, compared, and only then removed here; linked files stay where they are.</source>
        <translation>تُحفظ النماذج الجديدة في المجلد المذكور أولًا. يُنسخ النموذج ويُقارن، ثم يُزال من هنا؛ وتبقى الملفات المرتبطة في مكانها.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>اختيار مجلد آخر…</translation>
    </message>
    <message>
        <source>Use the data folder</source>
        <translation>استخدام مجلد البيانات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>not there</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>Choose where models are kept</source>
        <translation>اختر مكان حفظ النماذج</translation>
    </message>
    <message>
        <source>Moving %1</source>
        <translation>نقل %1</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 من %2 · %3 %</translation>
    </message>
    <message>
        <source>Cancel leaves this model where it is</source>
        <translation>الإلغاء يترك هذا النموذج في مكانه</translation>
    </message>
    <message>
        <source>Models that were moved: %1.</source>
        <translation>النماذج المنقولة: %1.</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Places that were found</source>
        <translation>المواضع التي وُجدت</translation>
    </message>
</context>
<context>
    <name>Graphics</name>
    <message>
        <source>%1 failed and ended the engine. It is not used any more.</source>
        <translation>فشل %1 وأنهى المحرك. لم يعد مستخدماً.</translation>
    </message>
    <message>
        <source>The model goes on the processor instead. What was written is kept.</source>
        <translation>ينتقل النموذج إلى المعالج. ما كُتب محفوظ.</translation>
    </message>
    <message>
        <source>It stays so with this version of its driver, until you try it again.</source>
        <translation>يبقى الأمر كذلك مع هذا الإصدار من برنامج تشغيله، إلى أن تجربه من جديد.</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>جرّبه من جديد</translation>
    </message>
</context>
<context>
    <name>Hardware</name>
    <message>
        <source>cores: %1, threads: %2; cores that may be used: %3</source>
        <translation>النوى: %1، الخيوط: %2؛ النوى الممكن استخدامها: %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>النوى</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>%1 of %2 are free</source>
        <translation>المتاح %1 من %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>مستخدم</translation>
    </message>
    <message>
        <source>Not used now</source>
        <translation>غير مستخدم الآن</translation>
    </message>
    <message>
        <source>Load options were changed. The loaded model uses them when it is loaded again.</source>
        <translation>تغيّرت خيارات التحميل. يستخدمها النموذج المحمّل عند تحميله من جديد.</translation>
    </message>
</context>
<context>
    <name>HardwarePage</name>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>الرسوميات</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Battery and heat</source>
        <translation>البطارية والحرارة</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>مجموعات التعليمات</translation>
    </message>
    <message>
        <source>Graphics processors</source>
        <translation>معالجات الرسوميات</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>الاستخدام</translation>
    </message>
    <message>
        <source>Installed models, and whether each fits</source>
        <translation>النماذج المثبّتة، وهل يتسع لكل منها</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>الحاجة</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>الملاءمة</translation>
    </message>
    <message>
        <source>Load options…</source>
        <translation>خيارات التحميل…</translation>
    </message>
    <message>
        <source>No model yet. Models › Installed adds one.</source>
        <translation>لا نموذج بعد. يضاف من النماذج › المثبّتة.</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>يجري فحص هذا الحاسوب…</translation>
    </message>
    <message>
        <source>What was found on this computer at %1</source>
        <translation>ما وُجد على هذا الحاسوب في %1</translation>
    </message>
    <message>
        <source>Load again now</source>
        <translation>إعادة التحميل الآن</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a button, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import chats</source>
        <translation>استيراد محادثات</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Casebook&apos;s own JSON, ChatGPT&apos;s conversations.json or its zip file, Open WebUI&apos;s export, and lists of chat messages. The file is looked at first; nothing changes.</source>
        <translation>ملف JSON الخاص بـCasebook، أو conversations.json من ChatGPT أو ملفه المضغوط، أو تصدير Open WebUI، وقوائم رسائل المحادثة. يُفحص الملف أولًا ولا يتغير شيء.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>ما في الملف</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>ما سيحدث</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
</context>
<context>
    <name>InfoDialog</name>
    <message>
        <source>Show how this answer was made</source>
        <translation>إظهار كيف أُنتجت هذه الإجابة</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Installed</name>
    <message>
        <source>1 file · %2</source>
        <translation>ملف واحد · %2</translation>
    </message>
    <message>
        <source>%1 files · %2</source>
        <translation>الملفات: %1 · %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>tried on this computer</source>
        <translation>جُرّب على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>لم يُجرَّب</translation>
    </message>
    <message>
        <source>header checked, hash known</source>
        <translation>الترويسة مفحوصة والبصمة معروفة</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>متغيّر</translation>
    </message>
    <message>
        <source>not the file that was added</source>
        <translation>ليس الملف الذي أُضيف</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>its last load ended the engine</source>
        <translation>أنهى آخرُ تحميل له المحرك</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>الملف غير موجود</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 غير موجود</translation>
    </message>
    <message>
        <source>loaded now</source>
        <translation>محمّل الآن</translation>
    </message>
    <message>
        <source>%1, not checked</source>
        <translation>%1، غير مفحوصة</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>ما العمل</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>التجربة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>المعمارية</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>قالب المحادثة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 بايت</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>أُضيف</translation>
    </message>
    <message>
        <source>unusable, %1: %2</source>
        <translation>غير صالح، %1: %2</translation>
    </message>
    <message>
        <source>not known, %1: %2</source>
        <translation>غير معروف، %1: %2</translation>
    </message>
    <message>
        <source>usable, %1</source>
        <translation>صالح، %1</translation>
    </message>
    <message>
        <source>loaded in %1 s</source>
        <translation>حُمّل في %1 ث</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 رمز/ث</translation>
    </message>
    <message>
        <source>at most %1 of memory</source>
        <translation>%1 من الذاكرة على الأكثر</translation>
    </message>
    <message>
        <source>here, from %1 safetensors</source>
        <translation>هنا، من safetensors بدقة %1</translation>
    </message>
    <message>
        <source>the file is the one that was written</source>
        <translation>الملف هو الذي كُتب</translation>
    </message>
    <message>
        <source>the record is of another file</source>
        <translation>السجل لملف آخر</translation>
    </message>
    <message>
        <source>%1, begun %2</source>
        <translation>%1، بدأ في %2</translation>
    </message>
    <message>
        <source>%1 files, each with its SHA-256</source>
        <translation>الملفات: %1، لكل منها SHA-256</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>صُنع</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>Converter</source>
        <translation>المحوّل</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>استغرق</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>%1 is intact.</source>
        <translation>%1 سليم.</translation>
    </message>
    <message>
        <source>Every byte was read; its SHA-256 is the one it was added with.</source>
        <translation>قُرئ كل بايت؛ SHA-256 له هو الذي أُضيف به.</translation>
    </message>
    <message>
        <source>%1 was tried: it can be used.</source>
        <translation>جُرِّب %1: يمكن استعماله.</translation>
    </message>
    <message>
        <source>Remove “%1” from the list?</source>
        <translation>إزالة «%1» من القائمة؟</translation>
    </message>
    <message>
        <source>The file stays where it is. Answers keep its name and hash.</source>
        <translation>يبقى الملف في مكانه. تحتفظ الإجابات باسمه وبصمته.</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
</context>
<context>
    <name>InstalledDetails</name>
    <message>
        <source>Paper trail</source>
        <translation>سجل المنشأ</translation>
    </message>
    <message>
        <source>There is no record of a conversion beside this file.</source>
        <translation>لا يوجد سجل تحويل بجانب هذا الملف.</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>تحميل</translation>
    </message>
    <message>
        <source>Remove from the list…</source>
        <translation>إزالة من القائمة…</translation>
    </message>
    <message>
        <source>Load options…</source>
        <translation>خيارات التحميل…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>تحقّق</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>جرّبه</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>أظهره في المجلد</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>حزمة…</translation>
    </message>
    <message>
        <source>Write a field pack of this model</source>
        <translation>كتابة حزمة ميدانية لهذا النموذج</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Stop verifying</source>
        <translation>أوقف التحقق</translation>
    </message>
    <message>
        <source>Stop the trial</source>
        <translation>أوقف التجربة</translation>
    </message>
</context>
<context>
    <name>InstalledPage</name>
    <message>
        <source>Installed</source>
        <translation>المثبّتة</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>No model yet.</source>
        <translation>لا يوجد نموذج بعد.</translation>
    </message>
    <message>
        <source>A USB stick works without a network.</source>
        <translation>ذاكرة USB تعمل دون شبكة.</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>إضافة نموذج…</translation>
    </message>
    <message>
        <source>Filter by name, type or state</source>
        <translation>تصفية بالاسم أو النوع أو الحالة</translation>
    </message>
    <message>
        <source>No model of the list fits this filter.</source>
        <translation>لا نموذج في القائمة يطابق هذه التصفية.</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>إضافة ملف نموذج…</translation>
    </message>
    <message>
        <source>Read a field pack…</source>
        <translation>قراءة حزمة ميدانية…</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>%1 of %2 chats</source>
        <translation>المحادثات: %1 من %2</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>جارٍ الاستيراد</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>جارٍ فحص الملف</translation>
    </message>
    <message>
        <source>Cancel keeps what came in, whole chats each.</source>
        <translation>الإلغاء يُبقي ما دخل، محادثات كاملة.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>لا يتغير شيء.</translation>
    </message>
    <message>
        <source>Untitled chat</source>
        <translation>محادثة بلا عنوان</translation>
    </message>
    <message>
        <source>does not come in: %1</source>
        <translation>لا يدخل: %1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… و%1 أخرى</translation>
    </message>
    <message>
        <source>%1: 1 chat comes in.</source>
        <translation>%1: تدخل محادثة واحدة.</translation>
    </message>
    <message>
        <source>Import 1 chat</source>
        <translation>استيراد محادثة واحدة</translation>
    </message>
    <message>
        <source>%1: %2 chats come in.</source>
        <translation>%1: المحادثات التي ستدخل: %2.</translation>
    </message>
    <message>
        <source>Import %1 chats</source>
        <translation>استيراد المحادثات (%1)</translation>
    </message>
    <message>
        <source>comes in</source>
        <translation>تدخل</translation>
    </message>
    <message>
        <source>is here already</source>
        <translation>موجودة هنا</translation>
    </message>
    <message>
        <source>comes in as a copy: the one here differs</source>
        <translation>تدخل نسخةً: الموجودة هنا مختلفة</translation>
    </message>
    <message>
        <source>Left out, as a history has no place for them: %1.</source>
        <translation>تُرك لأن لا مكان له في السجل: %1.</translation>
    </message>
    <message>
        <source>Stopped. %1 chats came in and stay; the rest did not.</source>
        <translation>أُوقف. المحادثات التي دخلت وتبقى: %1؛ ولم تدخل البقية.</translation>
    </message>
</context>
<context>
    <name>IsAndIsNot</name>
    <message>
        <source>a research tool: questions, answers and their settings are kept as a record</source>
        <translation>أداة بحث: تُحفظ الأسئلة والإجابات وإعداداتها سجلًّا</translation>
    </message>
    <message>
        <source>offline: it connects only for a download or a server that you confirm</source>
        <translation>يعمل دون اتصال: لا يتصل بالشبكة إلا لتنزيل أو خادم تؤكده</translation>
    </message>
    <message>
        <source>yours: chats stay in one folder on this computer</source>
        <translation>ملكك: تبقى المحادثات في مجلد واحد على هذا الحاسوب</translation>
    </message>
    <message>
        <source>accountable: every answer says which model, settings and seed made it</source>
        <translation>قابل للمساءلة: تذكر كل إجابة النموذج والإعدادات والبذرة التي أنتجتها</translation>
    </message>
    <message>
        <source>a medical device, and not validated for medical use</source>
        <translation>جهازًا طبيًا، ولم يُتحقَّق من صلاحيته للاستخدام الطبي</translation>
    </message>
    <message>
        <source>a source for diagnosis, treatment or any decision about a patient</source>
        <translation>مصدرًا للتشخيص أو العلاج أو أي قرار يخصّ مريضًا</translation>
    </message>
    <message>
        <source>always right: answers can be wrong, out of date or made up, and can sound sure</source>
        <translation>مصيبًا دائمًا: قد تكون الإجابات خاطئة أو قديمة أو مختلقة، وتبدو واثقة</translation>
    </message>
    <message>
        <source>a place for names, dates of birth or record numbers of patients</source>
        <translation>مكانًا لأسماء المرضى أو تواريخ ميلادهم أو أرقام ملفاتهم</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>هو</translation>
    </message>
    <message>
        <source>It is not</source>
        <translation>ليس</translation>
    </message>
</context>
<context>
    <name>KeptSearches</name>
    <message>
        <source>Save search</source>
        <translation>حفظ البحث</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>اسم البحث</translation>
    </message>
    <message>
        <source>The search “%1” is saved.</source>
        <translation>حُفظ البحث «%1».</translation>
    </message>
    <message>
        <source>The search “%1” is saved in place of the one of that name.</source>
        <translation>حُفظ البحث «%1» مكان البحث الذي يحمل هذا الاسم.</translation>
    </message>
    <message>
        <source>The search is “%1” now.</source>
        <translation>أصبح اسم البحث «%1».</translation>
    </message>
    <message>
        <source>The search “%1” is deleted.</source>
        <translation>حُذف البحث «%1».</translation>
    </message>
</context>
<context>
    <name>KeptToken</name>
    <message>
        <source>The keyring is asked. It may ask for its passphrase.</source>
        <translation>تُسأل حافظة المفاتيح. قد تطلب عبارة المرور الخاصة بها.</translation>
    </message>
    <message>
        <source>The keyring gave no answer. Look again.</source>
        <translation>لم تُجب حافظة المفاتيح. ابحث مرة أخرى.</translation>
    </message>
    <message>
        <source>The keyring did not let the token of %1 be removed.</source>
        <translation>لم تسمح حافظة المفاتيح بإزالة رمز %1.</translation>
    </message>
    <message>
        <source>A token of %1 is kept.</source>
        <translation>رمز %1 محفوظ.</translation>
    </message>
    <message>
        <source>The token of %1 was removed. It is valid until you revoke it there.</source>
        <translation>أُزيل رمز %1. يبقى صالحًا إلى أن تلغيه هناك.</translation>
    </message>
    <message>
        <source>No token of %1 is kept.</source>
        <translation>لا يوجد رمز محفوظ لـ %1.</translation>
    </message>
</context>
<context>
    <name>LeaveOutDialog</name>
    <message>
        <source>Choose what to leave out</source>
        <translation>اختيار ما يُترك</translation>
    </message>
    <message>
        <source>Ticked messages are left out of this question. Nothing is deleted.</source>
        <translation>تُترك الرسائل المؤشَّر عليها من هذا السؤال. لا يُحذف شيء.</translation>
    </message>
    <message>
        <source>Send without them</source>
        <translation>إرسال من دونها</translation>
    </message>
    <message>
        <source>Always sent: %1</source>
        <translation>يُرسل دائمًا: %1</translation>
    </message>
    <message>
        <source>System text: %1</source>
        <translation>نص النظام: %1</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>أنت: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>الإجابة: %1</translation>
    </message>
    <message>
        <source>Messages to leave out</source>
        <translation>رسائل تُترك</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>It fits: %1 of %2 tokens, and %3 for the answer.</source>
        <translation>يتسع المكان: %1 من %2 رمزًا، و%3 للإجابة.</translation>
    </message>
    <message>
        <source>It does not fit yet: %1 of %2 tokens. The answer needs at least %3.</source>
        <translation>لا يتسع المكان بعد: %1 من %2 رمزًا. تحتاج الإجابة إلى %3 على الأقل.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>All of this goes to %1: system text, examples and earlier messages too.</source>
        <translation>كل هذا يذهب إلى %1: نص النظام والأمثلة والرسائل السابقة أيضًا.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open link</source>
        <translation>فتح الرابط</translation>
    </message>
    <message>
        <source>This link leads out of Casebook.</source>
        <translation>يقود هذا الرابط خارج Casebook.</translation>
    </message>
    <message>
        <source>The model wrote it. It may not exist, or not be what it says.</source>
        <translation>كتبه النموذج. قد لا يكون موجودًا، أو لا يكون ما يدّعيه.</translation>
    </message>
    <message>
        <source>Target of the link</source>
        <translation>هدف الرابط</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>فتح في المتصفح</translation>
    </message>
</context>
<context>
    <name>LiveItems</name>
    <message>
        <source>Newest items</source>
        <translation>أحدث البنود</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>البند</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>الجزء</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>الهامش</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
</context>
<context>
    <name>LoadOptionsDialog</name>
    <message>
        <source>Load options of %1</source>
        <translation>خيارات تحميل %1</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>السياق، رموز</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>خيوط المعالج</translation>
    </message>
    <message>
        <source>Tokens computed together</source>
        <translation>الرموز المحسوبة معًا</translation>
    </message>
    <message>
        <source>Layers on the graphics processor</source>
        <translation>الطبقات على معالج الرسوميات</translation>
    </message>
    <message>
        <source>Reset to automatic</source>
        <translation>إعادة الكل إلى التلقائي</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>تذكّر</translation>
    </message>
    <message>
        <source>Remember and load</source>
        <translation>تذكّر وحمّل</translation>
    </message>
    <message>
        <source>An empty field is automatic, decided at each load; in grey stands what that is now.</source>
        <translation>الحقل الفارغ تلقائي ويُقرَّر عند كل تحميل؛ وبالرمادي ما يعنيه ذلك الآن.</translation>
    </message>
    <message>
        <source>Keys of the context kept as</source>
        <translation>تُحفظ مفاتيح السياق بصيغة</translation>
    </message>
    <message>
        <source>Values of the context kept as</source>
        <translation>تُحفظ قيم السياق بصيغة</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash attention</translation>
    </message>
    <message>
        <source>Weights are the file&apos;s own pages (mmap)</source>
        <translation>الأوزان صفحات الملف نفسه (mmap)</translation>
    </message>
    <message>
        <source>Weights kept from being swapped out (mlock)</source>
        <translation>تُمنع الأوزان من الخروج إلى القرص (mlock)</translation>
    </message>
    <message>
        <source>Graphics processor</source>
        <translation>معالج الرسوميات</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <translation>تلقائي: %1</translation>
    </message>
    <message>
        <source>Automatic: where the device has it</source>
        <translation>تلقائي: حيث يدعمه الجهاز</translation>
    </message>
</context>
<context>
    <name>LoadOptionsWay</name>
    <message>
        <source>This model was added by another version: add its file again.</source>
        <translation>أُضيف هذا النموذج بإصدار آخر: أضف ملفه من جديد.</translation>
    </message>
    <message>
        <source>Values kept as %1 need flash attention, which is off.</source>
        <translation>تحتاج القيم المحفوظة بصيغة %1 إلى flash attention، وهو معطّل.</translation>
    </message>
    <message>
        <source>%1 needs heads of a multiple of %2; this model&apos;s have %3.</source>
        <translation>تحتاج %1 إلى رؤوس من مضاعفات %2؛ رؤوس هذا النموذج %3.</translation>
    </message>
    <message>
        <source>This model was made for %1 tokens of context: no more are used.</source>
        <translation>صُنع هذا النموذج لسياق من %1 رمزًا: لا يُستخدم أكثر من ذلك.</translation>
    </message>
    <message>
        <source>A context kept in fewer bits changes answers a little.</source>
        <translation>السياق المحفوظ ببتات أقل يغيّر الإجابات قليلًا.</translation>
    </message>
    <message>
        <source>These are more threads than the %1 cores that may be used.</source>
        <translation>هذه خيوط أكثر من النوى الممكن استخدامها وعددها %1.</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Casebook is locked</source>
        <translation>Casebook مقفل</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>إظهار</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Kept, encrypted on disk</source>
        <translation>محفوظ مشفرًا على القرص</translation>
    </message>
    <message>
        <source>Dropped when it locked</source>
        <translation>أُسقط عند القفل</translation>
    </message>
    <message>
        <source>A wrong passphrase costs nothing but time. Without passphrase and recovery code nobody can open this history.</source>
        <translation>العبارة الخاطئة لا تكلّف إلا الوقت. دون عبارة السر ورمز الاسترداد لا يستطيع أحد فتح هذا السجل.</translation>
    </message>
    <message>
        <source>Keyboard: Latin letters</source>
        <translation>لوحة المفاتيح: حروف لاتينية</translation>
    </message>
    <message>
        <source>Keyboard: Arabic letters</source>
        <translation>لوحة المفاتيح: حروف عربية</translation>
    </message>
    <message>
        <source>Keyboard: Cyrillic letters</source>
        <translation>لوحة المفاتيح: حروف كيريلية</translation>
    </message>
    <message>
        <source>Keyboard: Greek letters</source>
        <translation>لوحة المفاتيح: حروف يونانية</translation>
    </message>
    <message>
        <source>Keyboard: %1 letters</source>
        <translation>لوحة المفاتيح: حروف %1</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>مفتاح Caps Lock مفعّل</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>رمز الاسترداد</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة السر</translation>
    </message>
    <message>
        <source>Use the passphrase…</source>
        <translation>استخدام عبارة السر…</translation>
    </message>
    <message>
        <source>Use the recovery code…</source>
        <translation>استخدام رمز الاسترداد…</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Locked at %1.</source>
        <translation>قُفل في %1.</translation>
    </message>
    <message>
        <source>Locked at %1, after %2 minutes without a key or a click.</source>
        <translation>قُفل في %1، بعد مدة بلا ضغطة مفتاح أو نقرة، بالدقائق: %2.</translation>
    </message>
    <message>
        <source>Locked at %1, after the computer slept.</source>
        <translation>قُفل في %1 بعد سكون الحاسوب.</translation>
    </message>
</context>
<context>
    <name>LoseDialog</name>
    <message>
        <source>Temporary chats</source>
        <translation>محادثات مؤقتة</translation>
    </message>
    <message>
        <source>A temporary chat is not saved.</source>
        <translation>محادثة مؤقتة غير محفوظة.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>%1 temporary chats are not saved.</source>
        <translation>محادثات مؤقتة غير محفوظة: %1.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>الاحتفاظ بها</translation>
    </message>
    <message>
        <source>What is let go cannot be brought back. Kept, it is a chat like any other.</source>
        <translation>ما يُتخلى عنه لا يمكن استرجاعه. وما يُحتفظ به محادثة كغيرها.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Chats</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>تقييم</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>الضبط</translation>
    </message>
    <message>
        <source>%1 – Casebook</source>
        <translation>%1 – Casebook</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>Name the fields of your questions</source>
        <translation>تسمية حقول أسئلتك</translation>
    </message>
    <message>
        <source>Keys are written as</source>
        <translation>كُتبت المفاتيح بصورة</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>First items, as they are read</source>
        <translation>العناصر الأولى كما تُقرأ</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>ما الخطأ</translation>
    </message>
    <message>
        <source>Records that are no items</source>
        <translation>سجلات ليست عناصر</translation>
    </message>
    <message>
        <source>Save task file…</source>
        <translation>حفظ ملف المهمة…</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>سؤال</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>To be read before it</source>
        <translation>يُقرأ قبله</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>Results broken down by</source>
        <translation>النتائج مفصّلة حسب</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>من أين أتت</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Tick the fields that hold one option each, or the one that holds a list.</source>
        <translation>علّم الحقول التي يحمل كل منها خيارًا، أو الحقل الذي يحمل قائمة.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(لا شيء)</translation>
    </message>
</context>
<context>
    <name>MarkedBar</name>
    <message>
        <source>All chats that are listed</source>
        <translation>كل المحادثات المعروضة</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>نقل…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>الوسوم…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>نقل إلى سلة المهملات…</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>إلغاء التحديد</translation>
    </message>
    <message>
        <source>1 chat selected</source>
        <translation>محادثة واحدة محددة</translation>
    </message>
    <message>
        <source>%1 chats selected</source>
        <translation>محادثات محدَّدة: %1</translation>
    </message>
</context>
<context>
    <name>MemorySum</name>
    <message>
        <source>Memory a model takes</source>
        <translation>الذاكرة التي يأخذها النموذج</translation>
    </message>
    <message>
        <source>For</source>
        <translation>من أجل</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>الرسوميات</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>المطلوب</translation>
    </message>
    <message>
        <source>rounded up</source>
        <translation>مقرّبة إلى الأعلى</translation>
    </message>
    <message>
        <source>Free now</source>
        <translation>المتاح الآن</translation>
    </message>
    <message>
        <source>rounded down</source>
        <translation>مقرّبة إلى الأدنى</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Counting what can be read</source>
        <translation>جارٍ عدّ ما يمكن قراءته</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>غير مشفّرة</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>مشفّرة</translation>
    </message>
    <message>
        <source>They can be put into a new history. The damaged file is set aside as it is, in the backups folder.</source>
        <translation>يمكن وضعها في سجل جديد. ويوضع الملف التالف جانبًا كما هو في مجلد النسخ الاحتياطية.</translation>
    </message>
    <message>
        <source>Can be read</source>
        <translation>يمكن قراءته</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>لا يمكن قراءته</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>على الأكثر، %1</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>Nothing in the file can be read. A backup is the way back.</source>
        <translation>لا شيء في الملف يمكن قراءته. النسخة الاحتياطية هي طريق العودة.</translation>
    </message>
    <message>
        <source>Put what can be read into a new history?</source>
        <translation>أيوضع ما يمكن قراءته في سجل جديد؟</translation>
    </message>
    <message>
        <source>It will hold %1. The damaged file is set aside as it is, in the backups folder; nothing is deleted.</source>
        <translation>سيحتوي: %1. يوضع الملف التالف جانبًا كما هو في مجلد النسخ الاحتياطية؛ ولا يُحذف شيء.</translation>
    </message>
    <message>
        <source>Keep what can be read</source>
        <translation>الاحتفاظ بما يمكن قراءته</translation>
    </message>
    <message>
        <source>Mend the history</source>
        <translation>إصلاح السجل</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>جارٍ قراءة النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>The backup is damaged.</source>
        <translation>النسخة الاحتياطية تالفة.</translation>
    </message>
    <message>
        <source>Put this backup in the place of the damaged history?</source>
        <translation>أتوضع هذه النسخة مكان السجل التالف؟</translation>
    </message>
    <message>
        <source>The damaged file is set aside as it is, in the backups folder.</source>
        <translation>يوضع الملف التالف جانبًا كما هو في مجلد النسخ الاحتياطية.</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>فتح نسخة احتياطية</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>This backup has a passphrase of its own. Type that one.</source>
        <translation>لهذه النسخة عبارة مرور خاصة بها. اكتب تلك العبارة.</translation>
    </message>
    <message>
        <source>It cannot be opened read-only.</source>
        <translation>لا يمكن فتحه للقراءة فقط.</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>Menu bar</source>
        <translation>شريط القوائم</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Text of the message</source>
        <translation>نص الرسالة</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>لا نموذج بعد</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>إضافة ملف نموذج…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Load options…</source>
        <translation>خيارات التحميل…</translation>
    </message>
    <message>
        <source>Eject</source>
        <translation>إخراج</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>إلغاء التحميل</translation>
    </message>
    <message>
        <source>Remote endpoint…</source>
        <translation>خادم بعيد…</translation>
    </message>
</context>
<context>
    <name>ModelSelector</name>
    <message>
        <source>Choose a model…</source>
        <translation>اختيار نموذج…</translation>
    </message>
    <message>
        <source>Model: %1, %2</source>
        <translation>النموذج: %1، %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no model is chosen</comment>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>قيد التحميل</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>مُحمَّل</translation>
    </message>
    <message>
        <source>Ejected</source>
        <translation>مُخرَج</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>the file of a model</comment>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>غير مُحمَّل</translation>
    </message>
    <message>
        <source>Hidden</source>
        <comment>the model&apos;s name, while rating blind</comment>
        <translation>مخفي</translation>
    </message>
    <message>
        <source>Remote</source>
        <comment>a server answers, not this computer</comment>
        <translation>بعيد</translation>
    </message>
</context>
<context>
    <name>ModelShelf</name>
    <message>
        <source>Choose a model…</source>
        <translation>اختيار نموذج…</translation>
    </message>
    <message>
        <source>Reload %1</source>
        <translation>إعادة تحميل %1</translation>
    </message>
</context>
<context>
    <name>ModelsPlace</name>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>المثبّتة</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>الفهرس</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Installed (%1)</source>
        <translation>المثبّتة (%1)</translation>
    </message>
    <message>
        <source>A conversion is running.</source>
        <translation>هناك تحويل جارٍ.</translation>
    </message>
    <message>
        <source>Closing the window cancels it. No file is left behind.</source>
        <translation>إغلاق النافذة يلغيه. لا يبقى أي ملف.</translation>
    </message>
    <message>
        <source>Cancel conversion and close</source>
        <translation>إلغاء التحويل والإغلاق</translation>
    </message>
    <message>
        <source>A download is running.</source>
        <translation>يجري تنزيل الآن.</translation>
    </message>
    <message>
        <source>Closing the window pauses it. What arrived is kept and can be resumed.</source>
        <translation>إغلاق النافذة يوقفه مؤقتًا. ما وصل محفوظ ويمكن استئنافه.</translation>
    </message>
    <message>
        <source>Pause the download and close</source>
        <translation>إيقاف التنزيل مؤقتًا والإغلاق</translation>
    </message>
    <message>
        <source>An evaluation is running.</source>
        <translation>تقييم قيد التشغيل.</translation>
    </message>
    <message>
        <source>Closing the window pauses it. Every item that is done is kept.</source>
        <translation>إغلاق النافذة يوقفه مؤقتًا. كل سؤال أُنجز محفوظ.</translation>
    </message>
    <message>
        <source>Pause the run and close</source>
        <translation>إيقاف مؤقت وإغلاق</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move to folder</source>
        <translation>نقل إلى مجلد</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>بلا مجلد</translation>
    </message>
    <message>
        <source>Top of all folders</source>
        <translation>أعلى كل المجلدات</translation>
    </message>
    <message>
        <source>Move %1 chats to</source>
        <translation>نقل المحادثات (%1) إلى</translation>
    </message>
    <message>
        <source>Move this chat to</source>
        <translation>نقل هذه المحادثة إلى</translation>
    </message>
    <message>
        <source>Move this folder to</source>
        <translation>نقل هذا المجلد إلى</translation>
    </message>
    <message>
        <source>Find a folder, or write a new one</source>
        <translation>ابحث عن مجلد، أو اكتب مجلدًا جديدًا</translation>
    </message>
    <message>
        <source>Find a folder, or write a new one: Ward/Charts</source>
        <translation>ابحث عن مجلد، أو اكتب جديدًا: القسم/السجلات</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>نقل</translation>
    </message>
    <message>
        <source>New folder “%1”</source>
        <translation>مجلد جديد «%1»</translation>
    </message>
    <message>
        <source>%1 (it is here)</source>
        <translation>%1 (هي هنا)</translation>
    </message>
</context>
<context>
    <name>NetworkState</name>
    <message>
        <source>Network: off</source>
        <translation>الشبكة: متوقفة</translation>
    </message>
    <message>
        <source>Network: %1</source>
        <translation>الشبكة: %1</translation>
    </message>
    <message>
        <source>Network: on (%1)</source>
        <translation>الشبكة: متصلة (%1)</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>إغلاق هذا التنبيه</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Read and confirm</source>
        <translation>اقرأ وأكِّد</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Check and mend…</source>
        <translation>فحص وإصلاح…</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>إضافة نموذج…</translation>
    </message>
    <message>
        <source>Casebook met an error it does not know.</source>
        <translation>واجه Casebook خطأً لا يعرفه.</translation>
    </message>
    <message>
        <source>What was saved is intact.</source>
        <translation>ما حُفظ سليم.</translation>
    </message>
    <message>
        <source>%1 answers were interrupted when Casebook last ended.</source>
        <translation>الإجابات المنقطعة عند آخر إنهاء لـ Casebook: %1.</translation>
    </message>
    <message>
        <source>1 answer was interrupted when Casebook last ended.</source>
        <translation>انقطعت إجابة واحدة عند آخر إنهاء لـ Casebook.</translation>
    </message>
    <message>
        <source>What was on disk is shown, and marked.</source>
        <translation>ما كان على القرص معروض ومُعلَّم.</translation>
    </message>
    <message>
        <source>1 chat that lay in the trash is purged, as the settings say.</source>
        <translation>مُحيت محادثة واحدة من سلة المهملات، كما في الإعدادات.</translation>
    </message>
    <message>
        <source>%1 chats that lay in the trash are purged, as the settings say.</source>
        <translation>محادثات مُحيت من سلة المهملات، كما في الإعدادات: %1.</translation>
    </message>
    <message>
        <source>Older backups may still hold their text.</source>
        <translation>قد تحوي نسخ احتياطية أقدم نصها.</translation>
    </message>
    <message>
        <source>There is nothing to lock: the history is not encrypted.</source>
        <translation>لا شيء يُقفل: السجل غير مُعمّى.</translation>
    </message>
    <message>
        <source>A passphrase protects it: Settings, Safekeeping.</source>
        <translation>تحميه عبارة مرور: الإعدادات، الحفظ والأمان.</translation>
    </message>
    <message>
        <source>Open Safekeeping…</source>
        <translation>فتح الحفظ والأمان…</translation>
    </message>
    <message>
        <source>No backup of the history could be written.</source>
        <translation>تعذّرت كتابة نسخة احتياطية من السجل.</translation>
    </message>
    <message>
        <source>Three stops of the engine in one minute.</source>
        <translation>توقّف المحرك ثلاث مرات في دقيقة.</translation>
    </message>
    <message>
        <source>Casebook does not start it again by itself.</source>
        <translation>لا يعيد Casebook تشغيله من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Load on CPU only with a small context, or try again.</source>
        <translation>حمِّل على CPU فقط بسياق صغير، أو حاول من جديد.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Load on CPU only</source>
        <translation>تحميل على CPU فقط</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>التنبيهات</translation>
    </message>
</context>
<context>
    <name>NoticesDialog</name>
    <message>
        <source>Show notices</source>
        <translation>إظهار التنبيهات</translation>
    </message>
    <message>
        <source>No notices since this start.</source>
        <translation>لا تنبيهات منذ هذا التشغيل.</translation>
    </message>
    <message>
        <source>What goes wrong is kept here.</source>
        <translation>يُحفظ هنا ما يتعطّل.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>نسخ الكل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>differs from preset</source>
        <translation>يختلف عن الإعداد المسبق</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3. The last one is kept.</source>
        <translation>يأخذ %1 عددًا صحيحًا من %2 إلى %3. يبقى آخر عدد.</translation>
    </message>
    <message>
        <source>%1 takes a number from %2 to %3. The last one is kept.</source>
        <translation>يأخذ %1 عددًا من %2 إلى %3. يبقى آخر عدد.</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Choose file…</source>
        <translation>اختيار ملف…</translation>
    </message>
    <message>
        <source>Choose pack…</source>
        <translation>اختر حزمة…</translation>
    </message>
    <message>
        <source>Use the demo model</source>
        <translation>استخدام النموذج التجريبي</translation>
    </message>
    <message>
        <source>A GGUF file, or a field pack. A pack is checked against the hashes in its own list while it is copied.</source>
        <translation>ملف GGUF، أو حزمة ميدانية. تُفحص الحزمة ببصمات قائمتها أثناء النسخ.</translation>
    </message>
    <message>
        <source>From a file or a USB stick</source>
        <translation>من ملف أو من ذاكرة USB</translation>
    </message>
    <message>
        <source>No network needed</source>
        <translation>لا حاجة إلى شبكة</translation>
    </message>
    <message>
        <source>Shows how Casebook works. A general model, not medical; its answers are of no use for research.</source>
        <translation>يبيّن كيف يعمل Casebook. نموذج عام غير طبي؛ إجاباته لا تنفع البحث.</translation>
    </message>
    <message>
        <source>Demo model: SmolLM2-135M</source>
        <translation>النموذج التجريبي: SmolLM2-135M</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <translation>أُضيف: %1.</translation>
    </message>
</context>
<context>
    <name>Organiser</name>
    <message>
        <source>No chat is chosen.</source>
        <translation>لم تُختَر أي محادثة.</translation>
    </message>
    <message>
        <source>Open one, or select some in the list.</source>
        <translation>افتح محادثة، أو حدِّد بعضها في القائمة.</translation>
    </message>
    <message>
        <source>%1 chats are pinned.</source>
        <translation>المحادثات المثبتة الآن: %1.</translation>
    </message>
    <message>
        <source>%1 chats are no longer pinned.</source>
        <translation>محادثات لم تعد مثبتة: %1.</translation>
    </message>
    <message>
        <source>1 chat is in no folder now.</source>
        <translation>محادثة واحدة لم تعد في أي مجلد.</translation>
    </message>
    <message>
        <source>%1 chats are in no folder now.</source>
        <translation>محادثات لم تعد في أي مجلد: %1.</translation>
    </message>
    <message>
        <source>1 chat is in “%1”.</source>
        <translation>محادثة واحدة في «%1».</translation>
    </message>
    <message>
        <source>%2 chats are in “%1”.</source>
        <translation>المحادثات في «%1»: %2.</translation>
    </message>
    <message>
        <source>1 chat has other tags.</source>
        <translation>تغيّرت وسوم محادثة واحدة.</translation>
    </message>
    <message>
        <source>%1 chats have other tags.</source>
        <translation>محادثات تغيّرت وسومها: %1.</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (نسخة)</translation>
    </message>
    <message>
        <source>1 chat was duplicated.</source>
        <translation>كُرِّرت محادثة واحدة.</translation>
    </message>
    <message>
        <source>%1 chats were duplicated.</source>
        <translation>محادثات كُرِّرت: %1.</translation>
    </message>
    <message>
        <source>%1 (branch)</source>
        <translation>%1 (فرع)</translation>
    </message>
    <message>
        <source>This chat goes on from here by itself.</source>
        <translation>هذه المحادثة تستمر من هنا وحدها.</translation>
    </message>
    <message>
        <source>The chat that it came from is unchanged.</source>
        <translation>المحادثة الأصلية لم تتغير.</translation>
    </message>
    <message>
        <source>1 chat is back.</source>
        <translation>عادت محادثة واحدة.</translation>
    </message>
    <message>
        <source>%1 chats are back.</source>
        <translation>محادثات عادت: %1.</translation>
    </message>
    <message>
        <source>1 chat is in the trash.</source>
        <translation>محادثة واحدة في سلة المهملات.</translation>
    </message>
    <message>
        <source>%1 chats are in the trash.</source>
        <translation>المحادثات في سلة المهملات: %1.</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>Conversion paused</source>
        <translation>التحويل متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Trying the converted file</source>
        <translation>تجربة الملف المحوَّل</translation>
    </message>
    <message>
        <source>Converting %1 %</source>
        <translation>التحويل %1 %</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 من %2 · %3 %</translation>
    </message>
    <message>
        <source>Cancelling %1</source>
        <translation>إلغاء %1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>متوقف مؤقتًا: %1</translation>
    </message>
    <message>
        <source>Reading back %1</source>
        <translation>إعادة قراءة %1</translation>
    </message>
    <message>
        <source>Trying %1</source>
        <translation>تجربة %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>كتابة %1</translation>
    </message>
    <message>
        <source>What is on the disk is compared with what was written.</source>
        <translation>يُقارن ما على القرص بما كُتب.</translation>
    </message>
    <message>
        <source>It is loaded and asked for a few words.</source>
        <translation>يُحمّل ويُطلب منه بضع كلمات.</translation>
    </message>
    <message>
        <source>Reading the checkpoint</source>
        <translation>قراءة نقطة الحفظ</translation>
    </message>
    <message>
        <source>Checking what an earlier start wrote: tensor %1 of %2</source>
        <translation>يُفحص ما كتبه تشغيل سابق: الموتّر %1 من %2</translation>
    </message>
    <message>
        <source>Tensor %1 of %2: %3</source>
        <translation>الموتّر %1 من %2: %3</translation>
    </message>
    <message>
        <source>%1 · goes on after tensor %2</source>
        <translation>%1 · يُستأنف بعد الموتّر %2</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 حتى الآن</translation>
    </message>
    <message>
        <source>cancel leaves no file behind</source>
        <translation>الإلغاء لا يترك أي ملف</translation>
    </message>
    <message>
        <source>less than 1 min left at this speed</source>
        <translation>أقل من دقيقة بهذه السرعة</translation>
    </message>
    <message>
        <source>about %1 min left at this speed</source>
        <translation>نحو %1 دقيقة بهذه السرعة</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Write field pack</source>
        <translation>كتابة حزمة ميدانية</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>In the pack</source>
        <translation>في الحزمة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>On the stick</source>
        <translation>على الذاكرة</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>الإعدادات المسبقة</translation>
    </message>
    <message>
        <source>Example sets</source>
        <translation>مجموعات الأمثلة</translation>
    </message>
    <message>
        <source>A pack counts only when its manifest is there: a stick pulled out early is refused when it is read. No chat, run or rating goes on the stick.</source>
        <translation>لا تُعتدّ الحزمة إلا بوجود قائمتها: الذاكرة التي نُزعت قبل الأوان تُرفض عند القراءة. لا تُكتب على الذاكرة أي محادثة أو تقييم.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>كتابة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Also put on it</source>
        <translation>يُضاف إليها أيضًا</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>PackQuestion</name>
    <message>
        <source>Read field pack</source>
        <translation>قراءة حزمة ميدانية</translation>
    </message>
    <message>
        <source>Its model is checked and copied to this computer; its presets and example sets join yours.</source>
        <translation>يُفحص نموذجها ويُنسخ إلى هذا الحاسوب؛ وتنضم إعداداتها المسبقة ومجموعات أمثلتها إلى ما لديك.</translation>
    </message>
    <message>
        <source>Read the pack</source>
        <translation>قراءة الحزمة</translation>
    </message>
</context>
<context>
    <name>Packing</name>
    <message>
        <source>No stick found. Another folder…</source>
        <translation>لم يُعثر على ذاكرة. مجلد آخر…</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>مجلد آخر…</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 متاحة</translation>
    </message>
    <message>
        <source>Choose where the pack goes</source>
        <translation>اختر مكان الحزمة</translation>
    </message>
    <message>
        <source>None of your own.</source>
        <translation>ليس لديك أي منها.</translation>
    </message>
    <message>
        <source>%1 of your own, with system text and sampling.</source>
        <translation>%1 من صنعك، مع نص النظام وأخذ العينات.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>لا شيء.</translation>
    </message>
    <message>
        <source>%1, with the texts they were made from.</source>
        <translation>%1، مع النصوص التي صُنعت منها.</translation>
    </message>
    <message>
        <source>Put a stick in, or choose another folder.</source>
        <translation>أدخل ذاكرة، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>It goes into the folder %1.</source>
        <translation>تُكتب في المجلد %1.</translation>
    </message>
    <message>
        <source>An unfinished pack is there. What is right is not written again.</source>
        <translation>توجد هناك حزمة غير مكتملة. ما كان صحيحًا لا يُكتب مجددًا.</translation>
    </message>
    <message>
        <source>On FAT32 one file ends at 4.29 GB. The model is split in %1 parts; reading the pack joins and checks them.</source>
        <translation>في FAT32 ينتهي الملف الواحد عند 4.29 GB. يُقسم النموذج إلى أجزاء عددها %1؛ وقراءة الحزمة تجمعها وتتحقق منها.</translation>
    </message>
    <message>
        <source>written last</source>
        <translation>تُكتب أخيرًا</translation>
    </message>
    <message>
        <source>Manifest, SHA-256 of every file</source>
        <translation>القائمة، SHA-256 لكل ملف</translation>
    </message>
    <message>
        <source>reading back</source>
        <translation>تُعاد قراءته</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>يُكتب</translation>
    </message>
    <message>
        <source>read back, equal</source>
        <translation>أُعيدت قراءته، مطابق</translation>
    </message>
    <message>
        <source>written</source>
        <translation>كُتب</translation>
    </message>
    <message>
        <source>to be written</source>
        <translation>سيُكتب</translation>
    </message>
    <message>
        <source>1 write · 2 read back and compare · 3 manifest</source>
        <translation>1 كتابة · 2 إعادة قراءة ومقارنة · 3 القائمة</translation>
    </message>
    <message>
        <source>Cancel removes what was written</source>
        <translation>الإلغاء يزيل ما كُتب</translation>
    </message>
    <message>
        <source>The pack was cancelled. What was written is removed.</source>
        <translation>أُلغيت الحزمة. أُزيل ما كُتب.</translation>
    </message>
    <message>
        <source>The writing stopped in the middle.</source>
        <translation>توقفت الكتابة في منتصفها.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>كانت حالة خروجه %1.</translation>
    </message>
    <message>
        <source>The field pack is written and read back: %1 in %2.</source>
        <translation>كُتبت الحزمة الميدانية وأُعيدت قراءتها: %1 في %2.</translation>
    </message>
    <message>
        <source>Its fingerprint is %1.</source>
        <translation>بصمتها %1.</translation>
    </message>
    <message>
        <source>Eject the stick in the desktop before you pull it out.</source>
        <translation>أخرج الذاكرة من سطح المكتب قبل نزعها.</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>There is no model to write onto a stick.</source>
        <translation>لا يوجد نموذج لكتابته على ذاكرة.</translation>
    </message>
    <message>
        <source>Add a model first.</source>
        <translation>أضف نموذجًا أولًا.</translation>
    </message>
    <message>
        <source>Choose the folder of a field pack</source>
        <translation>اختر مجلد حزمة ميدانية</translation>
    </message>
    <message>
        <source>A model is being copied.</source>
        <translation>يُنسخ نموذج الآن.</translation>
    </message>
    <message>
        <source>Cancel copying and close</source>
        <translation>إلغاء النسخ والإغلاق</translation>
    </message>
    <message>
        <source>Closing the window cancels it. Nothing half-written is left behind.</source>
        <translation>إغلاق النافذة يلغيها. لا يبقى شيء نصف مكتوب.</translation>
    </message>
</context>
<context>
    <name>PictureFiles</name>
    <message>
        <source>Name the picture</source>
        <translation>سمِّ الصورة</translation>
    </message>
    <message>
        <source>The picture was written: %1</source>
        <translation>كُتبت الصورة: %1</translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>Back to all chats</source>
        <translation>العودة إلى كل المحادثات</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>ما يمكن عمله به</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>المجلد %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>الوسم %1</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>إعادة تسمية…</translation>
    </message>
    <message>
        <source>Remove tag…</source>
        <translation>إزالة الوسم…</translation>
    </message>
    <message>
        <source>New folder inside…</source>
        <translation>مجلد جديد بداخله…</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>نقل إلى مجلد…</translation>
    </message>
    <message>
        <source>Delete folder…</source>
        <translation>حذف المجلد…</translation>
    </message>
</context>
<context>
    <name>PowerStatus</name>
    <message>
        <source>On battery</source>
        <translation>على البطارية</translation>
    </message>
    <message>
        <source>On battery, %1 %</source>
        <translation>على البطارية، %1 %</translation>
    </message>
    <message>
        <source>%1: answers with %2</source>
        <translation>%1: الإجابات بـ %2</translation>
    </message>
    <message>
        <source>Runs and conversions pause</source>
        <translation>التقييمات والتحويلات متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>Slowed by heat</source>
        <translation>تُبطئه الحرارة</translation>
    </message>
    <message>
        <source>%1 of %2 threads</source>
        <translation>الخيوط: %1 من %2</translation>
    </message>
</context>
<context>
    <name>Previewing</name>
    <message>
        <source>Laying out the report…</source>
        <translation>يجري إعداد صفحات التقرير…</translation>
    </message>
</context>
<context>
    <name>PrintCheckDialog</name>
    <message>
        <source>Print transcript</source>
        <translation>طباعة نسخة المحادثة</translation>
    </message>
    <message>
        <source>Looking for identifiers</source>
        <translation>البحث عن بيانات تعريفية</translation>
    </message>
    <message>
        <source>Mask and print…</source>
        <translation>حجب ثم طباعة…</translation>
    </message>
    <message>
        <source>Print as it is…</source>
        <translation>الطباعة كما هو…</translation>
    </message>
    <message>
        <source>Nothing is printed meanwhile.</source>
        <translation>لا يُطبع شيء في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Masks stand in their place on paper, the same person always with the same.</source>
        <translation>تحل محلها رموز على الورق، والرمز نفسه دائمًا للشخص نفسه.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>%1 s so far</source>
        <translation>%1 ث حتى الآن</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>بانتظار الخادم</translation>
    </message>
    <message>
        <source>Reading the question</source>
        <translation>قراءة السؤال</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>تحميل النموذج</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>رمز واحد</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 رمز/ث</translation>
    </message>
    <message>
        <source>first word after %1 s</source>
        <translation>أول كلمة بعد %1 ث</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>قيد الكتابة</translation>
    </message>
    <message>
        <source>the engine has been silent for %1 s</source>
        <translation>المحرك صامت منذ %1 ث</translation>
    </message>
</context>
<context>
    <name>PromptDialog</name>
    <message>
        <source>Show prompt</source>
        <translation>إظهار الموجِّه</translation>
    </message>
    <message>
        <source>%1 tokens, exactly as they are sent.</source>
        <translation>%1 رمزًا، كما تُرسل تمامًا.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الموجِّه</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>The prompt is written by the model&apos;s own template.</source>
        <translation>يُكتب الموجِّه بقالب النموذج نفسه.</translation>
    </message>
    <message>
        <source>Load a model and write a question to see it.</source>
        <translation>حمِّل نموذجًا واكتب سؤالًا لتراه.</translation>
    </message>
    <message>
        <source>The model is at work; ask for it again when it has answered.</source>
        <translation>النموذج يعمل الآن؛ اطلبه مرة أخرى بعد أن يجيب.</translation>
    </message>
    <message>
        <source>Casebook does not know the chat template of %1.</source>
        <translation>لا يعرف Casebook قالب المحادثة للنموذج %1.</translation>
    </message>
    <message>
        <source>Its catalogue expects the one of %1.</source>
        <translation>يتوقّع الكتالوج قالب %1.</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>Window process: %1. Engine process: %2. Network sockets they hold open: %3.</source>
        <translation>عملية النافذة: %1. عملية المحرك: %2. مقابس الشبكة المفتوحة لديهما: %3.</translation>
    </message>
    <message>
        <source>Network: off</source>
        <translation>الشبكة: متوقفة</translation>
    </message>
    <message>
        <source>Casebook opens no network connection.</source>
        <translation>لا يفتح Casebook أي اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>Download process: %1. Network sockets it holds open: %2.</source>
        <translation>عملية التنزيل: %1. مقابس الشبكة التي تفتحها: %2.</translation>
    </message>
    <message>
        <source>Process of the remote endpoint: %1. Sockets it holds open: %2.</source>
        <translation>عملية الخادم البعيد: %1. المقابس التي تبقيها مفتوحة: %2.</translation>
    </message>
    <message>
        <source>Network: %1</source>
        <translation>الشبكة: %1</translation>
    </message>
    <message>
        <source>What is connected is so because you asked for it; nothing else is.</source>
        <translation>ما هو متصل متصل لأنك طلبت ذلك، ولا شيء غيره.</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Purge chats</source>
        <translation>محو محادثات نهائيًا</translation>
    </message>
    <message>
        <source>Purge 1 chat for good?</source>
        <translation>محو محادثة واحدة نهائيًا؟</translation>
    </message>
    <message>
        <source>Purge %1 chats for good?</source>
        <translation>محو المحادثات نهائيًا؟ عددها %1</translation>
    </message>
    <message>
        <source>The text is removed from the history and the search index.</source>
        <translation>يُزال النص من السجل ومن فهرس البحث.</translation>
    </message>
    <message>
        <source>Also purge these backups</source>
        <translation>محو هذه النسخ الاحتياطية أيضًا</translation>
    </message>
    <message>
        <source>Backups of %1 still hold it.</source>
        <translation>النسخ الاحتياطية بتاريخ %1 ما زالت تحويه.</translation>
    </message>
    <message>
        <source>Purge 1 chat</source>
        <translation>محو محادثة واحدة</translation>
    </message>
    <message>
        <source>Purge %1 chats</source>
        <translation>محو المحادثات (%1)</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>word: %1</source>
        <translation>كلمة: %1</translation>
    </message>
    <message>
        <source>exact: %1</source>
        <translation>بالضبط: %1</translation>
    </message>
    <message>
        <source>without: %1</source>
        <translation>دون: %1</translation>
    </message>
    <message>
        <source>folder: %1</source>
        <translation>المجلد: %1</translation>
    </message>
    <message>
        <source>tag: %1</source>
        <translation>الوسم: %1</translation>
    </message>
    <message>
        <source>title: %1</source>
        <translation>العنوان: %1</translation>
    </message>
    <message>
        <source>model: %1</source>
        <translation>النموذج: %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>بعد %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>قبل %1</translation>
    </message>
    <message>
        <source>interrupted answers</source>
        <translation>إجابات منقطعة</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>في سلة المهملات</translation>
    </message>
    <message>
        <source>The best %1 places, in %2 of %3 chats</source>
        <translation>أفضل %1 موضعًا، في %2 من %3 محادثة</translation>
    </message>
    <message>
        <source>exactly these words</source>
        <translation>هذه الكلمات بالضبط</translation>
    </message>
    <message>
        <source>without a word</source>
        <translation>دون كلمة</translation>
    </message>
    <message>
        <source>in a folder</source>
        <translation>في مجلد</translation>
    </message>
    <message>
        <source>with a tag</source>
        <translation>بوسم</translation>
    </message>
    <message>
        <source>words of the title</source>
        <translation>كلمات العنوان</translation>
    </message>
    <message>
        <source>questions only</source>
        <translation>الأسئلة فقط</translation>
    </message>
    <message>
        <source>answers only</source>
        <translation>الإجابات فقط</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>من نموذج</translation>
    </message>
    <message>
        <source>from a day on: 2026-04-01</source>
        <translation>من يوم فصاعدًا: 2026-04-01</translation>
    </message>
    <message>
        <source>before a day: 2026-05</source>
        <translation>قبل يوم: 2026-05</translation>
    </message>
    <message>
        <source>answers that were cut</source>
        <translation>إجابات انقطعت</translation>
    </message>
    <message>
        <source>What is searched</source>
        <translation>ما يُبحث عنه</translation>
    </message>
    <message>
        <source>Narrow the search…</source>
        <translation>تضييق البحث…</translation>
    </message>
    <message>
        <source>Show on a page</source>
        <translation>عرض في صفحة</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>إزالة: %1</translation>
    </message>
    <message>
        <source>Places: %1, in %2 of %3 chats</source>
        <translation>المواضع: %1، في المحادثات: %2 من %3</translation>
    </message>
    <message>
        <source>The oldest %1 places, in %2 of %3 chats</source>
        <translation>أقدم المواضع (%1)، في المحادثات: %2 من %3</translation>
    </message>
    <message>
        <source>The newest %1 places, in %2 of %3 chats</source>
        <translation>أحدث المواضع (%1)، في المحادثات: %2 من %3</translation>
    </message>
    <message>
        <source>from you</source>
        <translation>منك</translation>
    </message>
    <message>
        <source>from the model</source>
        <translation>من النموذج</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>تفريع من هنا</translation>
    </message>
    <message>
        <source>You, %1</source>
        <translation>أنت، %1</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Data set</source>
        <translation>مجموعة البيانات</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>الطابور</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>نقل إلى أعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>نقل إلى أسفل</translation>
    </message>
    <message>
        <source>Take this run out of the queue</source>
        <translation>إخراج هذا التشغيل من الطابور</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>إفراغ الطابور</translation>
    </message>
    <message>
        <source>Drag what waits, or Alt+↑↓. One run at a time.</source>
        <translation>اسحب ما ينتظر، أو Alt+↑↓. تشغيل واحد في كل مرة.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>الأقسام</translation>
    </message>
</context>
<context>
    <name>Relief</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Load %1, %2</source>
        <translation>تحميل %1، %2</translation>
    </message>
    <message>
        <source>a context of %1 tokens</source>
        <translation>سياق من %1 رمزًا</translation>
    </message>
    <message>
        <source>its context kept in 8 bits</source>
        <translation>حفظ سياقه في 8 بتات</translation>
    </message>
    <message>
        <source>weights not mapped</source>
        <translation>أوزان غير مربوطة بالملف</translation>
    </message>
    <message>
        <source>Load with %1</source>
        <translation>تحميل مع %1</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Read the report</source>
        <translation>قراءة التقرير</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Save a report, diagnostics, logs</source>
        <translation>حفظ تقرير، تشخيص، سجلات</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>حفظ تقرير…</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Read the report in a window</source>
        <translation>قراءة التقرير في نافذة</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Preview, page %1 of %2</source>
        <translation>معاينة، الصفحة %1 من %2</translation>
    </message>
    <message>
        <source>Preview, page %1 of the first %2</source>
        <translation>معاينة، الصفحة %1 من أول %2</translation>
    </message>
    <message>
        <source>Preview, page %1 of %2 so far</source>
        <translation>معاينة، الصفحة %1 من %2 حتى الآن</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>الصفحة %1 من %2</translation>
    </message>
</context>
<context>
    <name>ReportRuns</name>
    <message>
        <source>Report of several runs</source>
        <translation>تقرير عدة تقييمات</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>تصدير التقرير…</translation>
    </message>
    <message>
        <source>Empty the report</source>
        <translation>إفراغ التقرير</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
</context>
<context>
    <name>ResultDetails</name>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
</context>
<context>
    <name>ResultExportDialog</name>
    <message>
        <source>Export results</source>
        <translation>تصدير النتائج</translation>
    </message>
    <message>
        <source>Report as HTML, one file that loads nothing</source>
        <translation>تقرير HTML، ملف واحد لا يحمّل شيئًا</translation>
    </message>
    <message>
        <source>Report as PDF, A4</source>
        <translation>تقرير PDF، ‏A4</translation>
    </message>
    <message>
        <source>Pictures as SVG and PNG</source>
        <translation>صور بصيغتي SVG وPNG</translation>
    </message>
    <message>
        <source>Items as CSV, one line each</source>
        <translation>البنود بصيغة CSV، سطر لكل بند</translation>
    </message>
    <message>
        <source>run.json and samples.jsonl, as lm-evaluation-harness names</source>
        <translation>‏run.json وsamples.jsonl بأسماء lm-evaluation-harness</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>The report carries the notice above, the data set card, the protocol and its hash, the model&apos;s SHA-256, every number with its interval, and the limits.</source>
        <translation>يحمل التقرير الإشعار أعلاه، وبطاقة المجموعة، والبروتوكول وبصمته، وSHA-256 للنموذج، وكل رقم مع فترته، والحدود.</translation>
    </message>
    <message>
        <source>The files hold the questions of the set, open to anyone with them.</source>
        <translation>تحوي الملفات أسئلة المجموعة، مفتوحة لكل من لديه الملفات.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ResultFiles</name>
    <message>
        <source>Choose where the folder is written</source>
        <translation>اختر مكان كتابة المجلد</translation>
    </message>
    <message>
        <source>That folder is there already, or is no whole path.</source>
        <translation>هذا المجلد موجود بالفعل، أو المسار غير كامل.</translation>
    </message>
    <message>
        <source>Name another one.</source>
        <translation>سمِّ مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>تجري الكتابة</translation>
    </message>
    <message>
        <source>%1 pieces</source>
        <translation>%1 قطع</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>توقّف. لم يُكتب شيء.</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>صُدِّر: %1</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Filter by data set, model or protocol</source>
        <translation>تصفية بالمجموعة أو النموذج أو البروتوكول</translation>
    </message>
    <message>
        <source>No run yet.</source>
        <translation>لا تقييم بعد.</translation>
    </message>
    <message>
        <source>Finish one in MCQ run, or add the folder of a run from a stick.</source>
        <translation>أكمل واحدًا في «أسئلة الاختيار»، أو أضف مجلد تقييم من ذاكرة.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>التقييمات</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>Right, 95 %</source>
        <translation>صحيح، 95 %</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>مقارنة مع…</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Add to the report</source>
        <translation>إضافة إلى التقرير</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Add from disk…</source>
        <translation>إضافة من القرص…</translation>
    </message>
    <message>
        <source>Take from the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>Hand over as a bundle…</source>
        <translation>تسليم كحزمة…</translation>
    </message>
    <message>
        <source>Read a bundle…</source>
        <translation>قراءة حزمة…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>نقل إلى المهملات</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>إرجاع</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>Letters stand for protocol and items together. Only runs with the same letter can be compared.</source>
        <translation>يدل الحرف على البروتوكول والبنود معًا. لا تُقارن إلا التقييمات ذات الحرف نفسه.</translation>
    </message>
    <message>
        <source>Items of the run</source>
        <translation>بنود التقييم</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>البند</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>الجزء</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>الهامش</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>State of the runs</source>
        <translation>حالة التقييمات</translation>
    </message>
    <message>
        <source>Kind of the runs</source>
        <translation>نوع التقييمات</translation>
    </message>
    <message>
        <source>Protocol of the runs</source>
        <translation>بروتوكول التقييمات</translation>
    </message>
    <message>
        <source>Which items are shown</source>
        <translation>البنود المعروضة</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Taken from the list: %1. The folder stays where it is.</source>
        <translation>أُزيل من القائمة: %1. يبقى المجلد في مكانه.</translation>
    </message>
    <message>
        <source>A run that is not finished has no report.</source>
        <translation>لا تقرير لتقييم لم يكتمل.</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>البنود: %1 من %2</translation>
    </message>
    <message>
        <source>%1 Only the first %2 are listed.</source>
        <translation>%1 تُعرض أول %2 فقط.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>لم يُسأل</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>البند %1</translation>
    </message>
</context>
<context>
    <name>RunBin</name>
    <message>
        <source>Moved to the trash: %1</source>
        <translation>نُقل إلى المهملات: %1</translation>
    </message>
    <message>
        <source>Compare leaves it out. State, In the trash shows it again.</source>
        <translation>تتجاهله المقارنة. الحالة «في المهملات» تعرضه من جديد.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Put back: %1</source>
        <translation>أُرجع: %1</translation>
    </message>
    <message>
        <source>Delete the run %1 for good?</source>
        <translation>هل تريد حذف التقييم %1 نهائيًا؟</translation>
    </message>
    <message>
        <source>Its folder goes with every answer in it. This cannot be undone.</source>
        <translation>يُحذف مجلده بكل ما فيه من إجابات. لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Delete a run</source>
        <translation>حذف تقييم</translation>
    </message>
</context>
<context>
    <name>RunBundles</name>
    <message>
        <source>Choose the folder of the bundle</source>
        <translation>اختر مجلد الحزمة</translation>
    </message>
    <message>
        <source>The bundle is being read.</source>
        <translation>تجري قراءة الحزمة.</translation>
    </message>
    <message>
        <source>1 result of the bundle is in the list now.</source>
        <translation>نتيجة واحدة من الحزمة صارت في القائمة.</translation>
    </message>
    <message>
        <source>%1 results of the bundle are in the list now.</source>
        <translation>عدد نتائج الحزمة التي صارت في القائمة: %1.</translation>
    </message>
    <message>
        <source>Their runs lie in the folder of the bundle.</source>
        <translation>توجد تقييماتها في مجلد الحزمة.</translation>
    </message>
    <message>
        <source>Choose where the bundle is written</source>
        <translation>اختر مكان كتابة الحزمة</translation>
    </message>
    <message>
        <source>The bundle is being written.</source>
        <translation>تجري كتابة الحزمة.</translation>
    </message>
    <message>
        <source>Its README says how it is run, and how the results come back.</source>
        <translation>يوضح ملف README فيها كيف تُشغَّل وكيف تعود النتائج.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>كُتب: %1</translation>
    </message>
    <message>
        <source>The data set %1 of this run is not at hand.</source>
        <translation>مجموعة البيانات %1 لهذا التقييم ليست في المتناول.</translation>
    </message>
    <message>
        <source>Choose its file.</source>
        <translation>اختر ملفها.</translation>
    </message>
    <message>
        <source>Choose the file of %1</source>
        <translation>اختر ملف %1</translation>
    </message>
    <message>
        <source>Another bundle is being worked on. This one is next.</source>
        <translation>يجري العمل على حزمة أخرى. هذه هي التالية.</translation>
    </message>
    <message>
        <source>Other bundles come first. This one is number %1 of those that wait.</source>
        <translation>حزم أخرى تأتي أولا. هذه رقم %1 بين المنتظرة.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>Data set card</source>
        <translation>بطاقة مجموعة البيانات</translation>
    </message>
</context>
<context>
    <name>RunExamples</name>
    <message>
        <source>No examples</source>
        <translation>بلا أمثلة</translation>
    </message>
    <message>
        <source>From what of the set is no test</source>
        <translation>مما ليس اختبارًا في المجموعة</translation>
    </message>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>Examples are items of this set, or nearly: %1.</source>
        <translation>بعض الأمثلة من عناصر هذه المجموعة أو قريبة منها: %1.</translation>
    </message>
    <message>
        <source>Items left out of the run for that: %1; its record names them.</source>
        <translation>العناصر المستبعدة من التشغيل لذلك: %1؛ وسجلّه يسمّيها.</translation>
    </message>
    <message>
        <source>Take other examples to ask every item.</source>
        <translation>خذ أمثلة أخرى لطرح كل العناصر.</translation>
    </message>
</context>
<context>
    <name>RunForm</name>
    <message>
        <source>Choose file…</source>
        <translation>اختر ملفًا…</translation>
    </message>
    <message>
        <source>Name the fields…</source>
        <translation>تسمية الحقول…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختر…</translation>
    </message>
    <message>
        <source>all, or 5; 1, 3, 5 are three runs</source>
        <translation>الكل، أو 5؛ و1, 3, 5 ثلاث عمليات تشغيل</translation>
    </message>
    <message>
        <source>as listed, or 1234; 1234, 432, 32 are three</source>
        <translation>كما هي مرتّبة، أو 1234؛ و1234, 432, 32 ثلاث</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>مجموعة البيانات</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>الكتابة في</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>How many examples</source>
        <translation>كم مثالًا</translation>
    </message>
    <message>
        <source>Seeds that draw them</source>
        <translation>البذور التي تسحبها</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>المسؤول</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>MCQ run</source>
        <translation>أسئلة الاختيار</translation>
    </message>
    <message>
        <source>No data set yet.</source>
        <translation>لا توجد مجموعة بيانات بعد.</translation>
    </message>
    <message>
        <source>Choose a file that is on this computer: MedMCQA, MedQA, PubMedQA, MMLU, or questions of your own (JSON Lines, JSON, CSV). Nothing is fetched.</source>
        <translation>اختر ملفًا موجودًا على هذا الحاسوب: MedMCQA أو MedQA أو PubMedQA أو MMLU أو أسئلتك الخاصة (JSON Lines، JSON، CSV). لا يُجلب شيء.</translation>
    </message>
    <message>
        <source>First item, as the engine reads it</source>
        <translation>السؤال الأول كما يقرؤه المحرّك</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>إضافة إلى الطابور</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>أوقف واحفظ</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Start queue (%1)</source>
        <translation>بدء الطابور (%1)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>RunQueue</name>
    <message>
        <source>The queue of runs cannot be read, and begins empty.</source>
        <translation>تعذّرت قراءة طابور عمليات التشغيل، فيبدأ فارغًا.</translation>
    </message>
    <message>
        <source>Its file is kept as %1.</source>
        <translation>احتُفظ بملفه باسم %1.</translation>
    </message>
    <message>
        <source>A run of an earlier start waits in the queue.</source>
        <translation>عملية تشغيل من بدء سابق تنتظر في الطابور.</translation>
    </message>
    <message>
        <source>%1 runs of an earlier start wait in the queue.</source>
        <translation>عدد عمليات التشغيل المنتظرة في الطابور من بدء سابق: %1.</translation>
    </message>
    <message>
        <source>They are paused: nothing runs until you start it.</source>
        <translation>هي متوقفة مؤقتًا: لا يعمل شيء حتى تبدأه.</translation>
    </message>
    <message>
        <source>Start the queue</source>
        <translation>بدء الطابور</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>إفراغ الطابور</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>قيد التشغيل</translation>
    </message>
    <message>
        <source>Waiting; its data set is gone</source>
        <translation>في الانتظار؛ مجموعة بياناتها لم تعد موجودة</translation>
    </message>
    <message>
        <source>Waiting; its model is gone</source>
        <translation>في الانتظار؛ نموذجها لم يعد موجودًا</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>all</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>%1, k = %2</source>
        <translation>%1، k = %2</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1، البذرة %2</translation>
    </message>
    <message>
        <source>%1 is number %2 of %3 that wait now.</source>
        <translation>%1 هو الآن رقم %2 من %3 في الانتظار.</translation>
    </message>
    <message>
        <source>1 run was taken out of the queue.</source>
        <translation>أُخرجت عملية تشغيل واحدة من الطابور.</translation>
    </message>
    <message>
        <source>%1 runs were taken out of the queue.</source>
        <translation>عدد عمليات التشغيل التي أُخرجت من الطابور: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>RunShelf</name>
    <message>
        <source>Choose the folder of a run</source>
        <translation>اختر مجلد تقييم</translation>
    </message>
</context>
<context>
    <name>RunSubject</name>
    <message>
        <source>No model is chosen.</source>
        <translation>لم يُختر نموذج.</translation>
    </message>
    <message>
        <source>%1. Every item of the run is sent there.</source>
        <translation>%1. يُرسل كل سؤال من الجولة إلى هناك.</translation>
    </message>
    <message>
        <source>%1 (remote: %2)</source>
        <translation>%1 (بعيد: %2)</translation>
    </message>
    <message>
        <source>The remote endpoint cannot be asked here: %1</source>
        <translation>لا يمكن سؤال الخادم البعيد هنا: %1</translation>
    </message>
</context>
<context>
    <name>SafekeepingPage</name>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>التشفير</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>No backup yet. One is written every hour while the window is open.</source>
        <translation>لا نسخة احتياطية بعد. تُكتب واحدة كل ساعة ما دامت النافذة مفتوحة.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>كُتبت</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>فُحصت</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The history is encrypted.</source>
        <translation>السجل مشفّر.</translation>
    </message>
    <message>
        <source>The history is not encrypted.</source>
        <translation>السجل غير مشفّر.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>استعادة…</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>افحص الآن</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>استعادة من ملف…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>انسخ احتياطيًا الآن</translation>
    </message>
    <message>
        <source>Back up to a place…</source>
        <translation>نسخ احتياطي إلى مكان…</translation>
    </message>
    <message>
        <source>Encrypt the history…</source>
        <translation>تشفير السجل…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>تغيير عبارة المرور…</translation>
    </message>
    <message>
        <source>Make another recovery code…</source>
        <translation>إنشاء رمز استرداد آخر…</translation>
    </message>
    <message>
        <source>Erase plain backups…</source>
        <translation>محو النسخ غير المشفّرة…</translation>
    </message>
    <message>
        <source>Remove the encryption…</source>
        <translation>إزالة التشفير…</translation>
    </message>
    <message>
        <source>Chats, drafts and the backups since then open with the passphrase or the recovery code only. Exports, models and settings are not encrypted.</source>
        <translation>لا تُفتح المحادثات والمسودات والنسخ منذئذ إلا بعبارة المرور أو رمز الاسترداد. أما الملفات المصدَّرة والنماذج والإعدادات فغير مشفّرة.</translation>
    </message>
    <message>
        <source>Whoever has this computer or a backup can read every chat. A passphrase protects them; who loses it and the recovery code loses the history.</source>
        <translation>من يملك هذا الحاسوب أو نسخة احتياطية يستطيع قراءة كل المحادثات. تحميها عبارة مرور؛ ومن يفقدها مع رمز الاسترداد يفقد السجل.</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>جزاء التكرار</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>new each time</source>
        <translation>جديدة كل مرة</translation>
    </message>
    <message>
        <source>model&apos;s own</source>
        <translation>قيمة النموذج</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
</context>
<context>
    <name>SavedSearchesDialog</name>
    <message>
        <source>Saved searches</source>
        <translation>عمليات البحث المحفوظة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>إعادة تسمية…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Rename search</source>
        <translation>إعادة تسمية البحث</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>الاسم الجديد</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>ابحث في كل المحادثات</translation>
    </message>
    <message>
        <source>Save search…</source>
        <translation>حفظ البحث…</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>عمليات البحث المحفوظة</translation>
    </message>
    <message>
        <source>Also:</source>
        <translation>وأيضًا:</translation>
    </message>
    <message>
        <source>Narrow the search</source>
        <translation>تضييق البحث</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>إظهار المعاينة أو إخفاؤها</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>إعادة تسمية أو حذف…</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>In the trash</source>
        <translation>في سلة المهملات</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Draft, not sent</source>
        <translation>مسودة لم تُرسل</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>منقطعة</translation>
    </message>
    <message>
        <source>The words are in the title of the chat.</source>
        <translation>الكلمات في عنوان المحادثة.</translation>
    </message>
    <message>
        <source>The draft is in the field of the chat, as it was left.</source>
        <translation>المسودة في حقل المحادثة كما تُركت.</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>الإصدار %1 من %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>This answer was interrupted.</source>
        <translation>انقطعت هذه الإجابة.</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>النموذج %1</translation>
    </message>
    <message>
        <source>version %1 of %2, not shown now</source>
        <translation>الإصدار %1 من %2، غير معروض الآن</translation>
    </message>
    <message>
        <source>in a version not shown now</source>
        <translation>في إصدار غير معروض الآن</translation>
    </message>
    <message>
        <source>This is version %1. The chat shows another one; Go to message switches.</source>
        <translation>هذا هو الإصدار %1. تعرض المحادثة إصدارًا آخر؛ «الانتقال إلى الرسالة» يبدّله.</translation>
    </message>
    <message>
        <source>The chat shows other versions now; Go to message switches to these.</source>
        <translation>تعرض المحادثة إصدارات أخرى الآن؛ «الانتقال إلى الرسالة» يعرض هذه.</translation>
    </message>
    <message>
        <source>Go to message</source>
        <translation>الانتقال إلى الرسالة</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>محددة</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>الأكثر مطابقة أولًا</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>عمليات البحث المحفوظة</translation>
    </message>
</context>
<context>
    <name>SearchPreview</name>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Go to message</source>
        <translation>الانتقال إلى الرسالة</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>No place is chosen.</source>
        <translation>لم يُختر أي موضع.</translation>
    </message>
    <message>
        <source>Place %1 of %2</source>
        <translation>الموضع %1 من %2</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Words, words in quotes, and what stands beside “Also:” above.</source>
        <translation>كلمات، أو كلمات بين علامتي اقتباس، أو ما يلي «وأيضًا:» في الأعلى.</translation>
    </message>
    <message>
        <source>Search all chats and their older versions.</source>
        <translation>ابحث في كل المحادثات وإصداراتها السابقة.</translation>
    </message>
    <message>
        <source>Show more places: %1 are listed</source>
        <translation>عرض المزيد من المواضع: المعروض %1</translation>
    </message>
    <message>
        <source>titles, messages, older versions, drafts</source>
        <translation>العناوين والرسائل والإصدارات السابقة والمسودات</translation>
    </message>
    <message>
        <source>messages, older versions</source>
        <translation>الرسائل والإصدارات السابقة</translation>
    </message>
    <message>
        <source>Searched in the trash alone: %1.</source>
        <translation>شمل البحث سلة المهملات وحدها: %1.</translation>
    </message>
    <message>
        <source>Searched: %1; the trash, too.</source>
        <translation>شمل البحث: %1؛ وسلة المهملات أيضًا.</translation>
    </message>
    <message>
        <source>Searched: %1; not the trash (%2).</source>
        <translation>شمل البحث: %1؛ دون سلة المهملات (%2).</translation>
    </message>
    <message>
        <source>For the best match a word is needed, and at most %1 messages that have it: the newest come first.</source>
        <translation>للترتيب حسب المطابقة تلزم كلمة، وألّا تزيد الرسائل التي فيها على %1: الأحدث يأتي أولًا.</translation>
    </message>
    <message>
        <source>Index: %1 messages, complete</source>
        <translation>الفهرس: %1 رسالة، كامل</translation>
    </message>
    <message>
        <source>Index: %1 of %2 messages</source>
        <translation>الفهرس: %1 من %2 رسالة</translation>
    </message>
    <message>
        <source>Rename chat</source>
        <translation>إعادة تسمية المحادثة</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>عنوان جديد</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>It took too long and was ended: there may be more.</source>
        <translation>طال البحث فأُوقف: قد يوجد المزيد.</translation>
    </message>
    <message>
        <source>↑↓ places · Space selects · Enter goes</source>
        <translation>↑↓ المواضع · المسافة تحدد · الإدخال ينتقل</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>عبارة المرور أو رمز الاسترداد</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>عبارة المرور الجديدة</translation>
    </message>
    <message>
        <source>New passphrase, once more</source>
        <translation>عبارة المرور الجديدة مرة أخرى</translation>
    </message>
    <message>
        <source>Four or more words that nobody would put together are hard to guess.</source>
        <translation>أربع كلمات أو أكثر لا يجمعها أحد يصعب تخمينها.</translation>
    </message>
    <message>
        <source>The two new passphrases differ. Type both again.</source>
        <translation>العبارتان الجديدتان مختلفتان. اكتبهما من جديد.</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Show</source>
        <translation>إظهار</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>إلغاء التحديد</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>نقل إلى مجلد…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>الوسوم…</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>تثبيت أو إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>نقل إلى سلة المهملات…</translation>
    </message>
    <message>
        <source>%1 chats selected</source>
        <translation>محادثات محدَّدة: %1</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Change settings</source>
        <translation>تغيير الإعدادات</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>بحث في الإعدادات</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>No setting contains these words.</source>
        <translation>لا إعداد يحوي هذه الكلمات.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Turn on Advanced under General to see more of these settings.</source>
        <translation>فعِّل «متقدم» ضمن «عام» لترى المزيد من هذه الإعدادات.</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>This model has no system role: the text is sent at the start of your first question.</source>
        <translation>ليس لهذا النموذج دور نظام: يُرسل النص في بداية سؤالك الأول.</translation>
    </message>
</context>
<context>
    <name>SetupPanel</name>
    <message>
        <source>Preset</source>
        <translation>الإعداد المسبق</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>بلا إعداد مسبق</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>نص النظام</translation>
    </message>
    <message>
        <source>differs from preset</source>
        <translation>يختلف عن الإعداد المسبق</translation>
    </message>
    <message>
        <source>Show prompt…</source>
        <translation>إظهار الموجِّه…</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Reset to preset</source>
        <translation>العودة إلى الإعداد المسبق</translation>
    </message>
    <message>
        <source>New preset…</source>
        <translation>إعداد مسبق جديد…</translation>
    </message>
    <message>
        <source>Delete preset…</source>
        <translation>حذف الإعداد المسبق…</translation>
    </message>
    <message>
        <source>%1 · v%2</source>
        <translation>%1 · v%2</translation>
    </message>
    <message>
        <source>%1 tokens.</source>
        <translation>%1 رمزًا.</translation>
    </message>
    <message>
        <source>1 token.</source>
        <translation>رمز واحد.</translation>
    </message>
    <message>
        <source>Save as v%1</source>
        <translation>حفظ باسم v%1</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>حفظ الإعداد المسبق</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>حذف الإعداد المسبق «%1»؟</translation>
    </message>
    <message>
        <source>Chats keep the text and the sampling they were asked with.</source>
        <translation>تحتفظ المحادثات بالنص وأخذ العينات اللذين سُئلت بهما.</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>حذف الإعداد المسبق</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Reset all</source>
        <translation>إعادة ضبط الكل</translation>
    </message>
    <message>
        <source>Click a field and press the keys. Backspace takes a shortcut away.</source>
        <translation>انقر حقلًا واضغط المفاتيح. Backspace يزيل الاختصار.</translation>
    </message>
    <message>
        <source>no shortcut</source>
        <translation>بلا اختصار</translation>
    </message>
    <message>
        <source>That key writes text. Hold Ctrl or Alt with it, or use a function key.</source>
        <translation>هذا المفتاح يكتب نصًا. اضغط معه Ctrl أو Alt، أو استخدم مفتاح وظيفة.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”. Change that one first.</source>
        <translation>%1 مخصَّص لـ «%2». غيِّر ذاك أولًا.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>إظهار اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close panel</source>
        <translation>إغلاق اللوحة</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Chats</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation>محادثة مؤقتة جديدة</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>ابحث في كل المحادثات</translation>
    </message>
    <message>
        <source>List of chats</source>
        <translation>قائمة المحادثات</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>سلة المهملات فارغة.</translation>
    </message>
    <message>
        <source>Deleted chats wait here until you purge them.</source>
        <translation>تنتظر المحادثات المحذوفة هنا حتى تمحوها نهائيًا.</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>هذا المجلد فارغ.</translation>
    </message>
    <message>
        <source>Drag a chat here, or use Move to folder.</source>
        <translation>اسحب محادثة إلى هنا، أو استخدم «نقل إلى مجلد».</translation>
    </message>
    <message>
        <source>No chats yet.</source>
        <translation>لا محادثات بعد.</translation>
    </message>
    <message>
        <source>Questions and answers will be listed here.</source>
        <translation>تُدرج الأسئلة والإجابات هنا.</translation>
    </message>
    <message>
        <source>Nothing found yet for “%1”.</source>
        <translation>لم يُعثر على شيء بعد عن «%1».</translation>
    </message>
    <message>
        <source>The search took too long and was ended. More words make it quicker.</source>
        <translation>استغرق البحث وقتًا طويلًا فأُوقف. مزيد من الكلمات يجعله أسرع.</translation>
    </message>
    <message>
        <source>No message contains “%1”.</source>
        <translation>لا رسالة تحوي «%1».</translation>
    </message>
    <message>
        <source>Searched 1 chat and its older versions, the trash included.</source>
        <translation>بُحث في محادثة واحدة وإصداراتها السابقة، وسلة المهملات ضمنها.</translation>
    </message>
    <message>
        <source>Searched 1 chat and its older versions. The trash is left out.</source>
        <translation>بُحث في محادثة واحدة وإصداراتها السابقة. سلة المهملات مستثناة.</translation>
    </message>
    <message>
        <source>Searched %1 chats and their older versions, the trash included.</source>
        <translation>بُحث في المحادثات (%1) وإصداراتها السابقة، وسلة المهملات ضمنها.</translation>
    </message>
    <message>
        <source>Searched %1 chats and their older versions. The trash is left out.</source>
        <translation>بُحث في المحادثات (%1) وإصداراتها السابقة. سلة المهملات مستثناة.</translation>
    </message>
    <message>
        <source>Search the trash too</source>
        <translation>بحث في سلة المهملات أيضًا</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Checking the model file.</source>
        <translation>يُفحص ملف النموذج.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not saved</source>
        <translation>غير محفوظ</translation>
    </message>
    <message>
        <source>Data folder not reachable</source>
        <translation>تعذّر الوصول إلى مجلد البيانات</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>نص النظام</translation>
    </message>
    <message>
        <source>Chat and draft</source>
        <translation>المحادثة والمسودة</translation>
    </message>
    <message>
        <source>Kept for the answer</source>
        <translation>المحجوز للإجابة</translation>
    </message>
    <message>
        <source>Context of the model</source>
        <translation>سياق النموذج</translation>
    </message>
    <message>
        <source>Tokens of the next question</source>
        <translation>رموز السؤال التالي</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 رمز/ث</translation>
    </message>
    <message>
        <source>Memory %1 of %2 GB</source>
        <translation>الذاكرة %1 من %2 GB</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>حُفظ %1</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Welcome to Casebook</source>
        <translation>مرحبًا بك في Casebook</translation>
    </message>
    <message>
        <source>Casebook connects to the network only for a download or a server that you confirm.</source>
        <translation>لا يتصل Casebook بالشبكة إلا لتنزيل أو خادم تؤكّده.</translation>
    </message>
    <message>
        <source>First start · version %1</source>
        <translation>التشغيل الأول · الإصدار %1</translation>
    </message>
</context>
<context>
    <name>StickPace</name>
    <message>
        <source>Writing pack %1 %</source>
        <translation>كتابة الحزمة %1 %</translation>
    </message>
    <message>
        <source>Reading back %1 %</source>
        <translation>إعادة القراءة %1 %</translation>
    </message>
    <message>
        <source>Copying pack %1 %</source>
        <translation>نسخ الحزمة %1 %</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 من %2 · %3 %</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>جارٍ الإلغاء</translation>
    </message>
    <message>
        <source>Looking at the stick</source>
        <translation>فحص الذاكرة</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>كتابة %1</translation>
    </message>
    <message>
        <source>Reading back %1</source>
        <translation>إعادة قراءة %1</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>نسخ %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 حتى الآن</translation>
    </message>
    <message>
        <source>less than 1 min left in this step</source>
        <translation>أقل من دقيقة لهذه الخطوة</translation>
    </message>
    <message>
        <source>about %1 min left in this step</source>
        <translation>نحو %1 دقيقة لهذه الخطوة</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Tags of %1 chats</source>
        <translation>وسوم المحادثات: %1</translation>
    </message>
    <message>
        <source>Tags of this chat</source>
        <translation>وسوم هذه المحادثة</translation>
    </message>
    <message>
        <source>Tags: Space ticks one</source>
        <translation>الوسوم: المسافة تُحدِّد وسمًا</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>وسم جديد</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>حفظ الوسوم</translation>
    </message>
</context>
<context>
    <name>TemporaryBar</name>
    <message>
        <source>Temporary chat: nothing of it is written to disk.</source>
        <translation>محادثة مؤقتة: لا يُكتب منها شيء على القرص.</translation>
    </message>
    <message>
        <source>It is gone when Casebook closes or locks.</source>
        <translation>تزول عند إغلاق Casebook أو قفله.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>الاحتفاظ بهذه المحادثة</translation>
    </message>
</context>
<context>
    <name>TemporaryChats</name>
    <message>
        <source>This chat is not temporary.</source>
        <translation>هذه المحادثة ليست مؤقتة.</translation>
    </message>
    <message>
        <source>This chat is saved now.</source>
        <translation>هذه المحادثة محفوظة الآن.</translation>
    </message>
    <message>
        <source>It is a chat like any other.</source>
        <translation>إنها محادثة كغيرها.</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>التخلي عنها</translation>
    </message>
    <message>
        <source>Close and let go</source>
        <translation>الإغلاق والتخلي عنها</translation>
    </message>
    <message>
        <source>There are temporary chats, which this would end.</source>
        <translation>توجد محادثات مؤقتة، وهذا ينهيها.</translation>
    </message>
    <message>
        <source>Keep them, or let them go, and then begin again.</source>
        <translation>احتفظ بها أو تخلَّ عنها، ثم ابدأ من جديد.</translation>
    </message>
    <message>
        <source>This chat is temporary.</source>
        <translation>هذه المحادثة مؤقتة.</translation>
    </message>
    <message>
        <source>Keep it first; then it can be exported, moved, tagged and copied.</source>
        <translation>احتفظ بها أولًا؛ ثم يمكن تصديرها ونقلها ووسمها ونسخها.</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>الاحتفاظ بهذه المحادثة</translation>
    </message>
    <message>
        <source>It is not saved anywhere.</source>
        <translation>لا تُحفظ في أي مكان.</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>محادثة مؤقتة</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Give a token</source>
        <translation>إعطاء رمز</translation>
    </message>
    <message>
        <source>%1 is not open to everyone.</source>
        <translation>%1 غير متاح للجميع.</translation>
    </message>
    <message>
        <source>Token of your account</source>
        <translation>رمز حسابك</translation>
    </message>
    <message>
        <source>Keep it in this system&apos;s keyring</source>
        <translation>احفظه في حافظة مفاتيح هذا النظام</translation>
    </message>
    <message>
        <source>Otherwise it stays in memory until Casebook is closed. It goes to the hub&apos;s own address and to no other, and is written to no log.</source>
        <translation>وإلا بقي في الذاكرة حتى إغلاق Casebook. يُرسل إلى عنوان المستودع وحده ولا يُكتب في أي سجل.</translation>
    </message>
    <message>
        <source>Connect with this token</source>
        <translation>اتصل بهذا الرمز</translation>
    </message>
</context>
<context>
    <name>TokenPanel</name>
    <message>
        <source>Token of the model hub, keyring</source>
        <translation>رمز مستودع النماذج، حافظة المفاتيح</translation>
    </message>
    <message>
        <source>Look in the keyring</source>
        <translation>البحث في حافظة المفاتيح</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>نسيان الرمز</translation>
    </message>
    <message>
        <source>Token of the model hub</source>
        <translation>رمز مستودع النماذج</translation>
    </message>
    <message>
        <source>A token is kept only if you wanted that, in this system&apos;s keyring.</source>
        <translation>لا يُحفظ رمز إلا إذا أردت ذلك، في حافظة مفاتيح هذا النظام.</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Newest messages</source>
        <translation>أحدث الرسائل</translation>
    </message>
    <message>
        <source>Ctrl+End</source>
        <translation>Ctrl+End</translation>
    </message>
    <message>
        <source>Ask a research question.</source>
        <translation>اطرح سؤالًا بحثيًا.</translation>
    </message>
    <message>
        <source>It is saved before it is sent.</source>
        <translation>يُحفظ قبل إرساله.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>محو نهائي…</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>سلة المهملات</translation>
    </message>
    <message>
        <source>What is here stays until you purge it.</source>
        <translation>ما هنا يبقى إلى أن تمحوه نهائيًا.</translation>
    </message>
    <message>
        <source>After %1 days here a chat is purged at the next start (Settings).</source>
        <translation>تُمحى المحادثة عند أول تشغيل بعد مدة هنا، بالأيام: %1 (الإعدادات).</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Move to trash</source>
        <translation>نقل إلى سلة المهملات</translation>
    </message>
    <message>
        <source>Move “%1” to the trash?</source>
        <translation>نقل «%1» إلى سلة المهملات؟</translation>
    </message>
    <message>
        <source>Move %1 chats to the trash?</source>
        <translation>نقل المحادثات إلى سلة المهملات؟ عددها %1</translation>
    </message>
    <message>
        <source>It can be restored until you purge it.</source>
        <translation>يمكن استعادتها حتى تمحوها نهائيًا.</translation>
    </message>
    <message>
        <source>They can be restored until you purge them.</source>
        <translation>يمكن استعادتها حتى تمحوها نهائيًا.</translation>
    </message>
</context>
<context>
    <name>TrashRow</name>
    <message>
        <source>Trash</source>
        <translation>سلة المهملات</translation>
    </message>
    <message>
        <source>Trash, %1 chats</source>
        <translation>سلة المهملات، المحادثات: %1</translation>
    </message>
    <message>
        <source>Trash, 1 chat</source>
        <translation>سلة المهملات، محادثة واحدة</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>%1 · trying</source>
        <translation>%1 · يُجرَّب</translation>
    </message>
    <message>
        <source>%1 · trying, %2 %</source>
        <translation>%1 · يُجرَّب، %2 %</translation>
    </message>
</context>
<context>
    <name>TypeTable</name>
    <message>
        <source>Types</source>
        <translation>الأنواع</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>ما هو</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>الملف الناتج</translation>
    </message>
    <message>
        <source>Memory to run</source>
        <translation>الذاكرة للتشغيل</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Of %1</source>
        <comment>a type&apos;s name</comment>
        <translation>من %1</translation>
    </message>
</context>
<context>
    <name>UnpackDialog</name>
    <message>
        <source>Read field pack</source>
        <translation>قراءة حزمة ميدانية</translation>
    </message>
    <message>
        <source>Every file is compared with the SHA-256 in the pack, copied to this computer, and compared again there. Nothing is used from the stick.</source>
        <translation>يُقارن كل ملف بقيمة SHA-256 في الحزمة، ويُنسخ إلى هذا الحاسوب، ثم يُقارن مجددًا. لا يُستخدم شيء من الذاكرة.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Unpacking</name>
    <message>
        <source>1 check and copy · 2 read the copy back</source>
        <translation>1 تحقق ونسخ · 2 إعادة قراءة النسخة</translation>
    </message>
    <message>
        <source>Cancel removes what was copied</source>
        <translation>الإلغاء يزيل ما نُسخ</translation>
    </message>
    <message>
        <source>The pack was not read. What was copied is removed.</source>
        <translation>لم تُقرأ الحزمة. أُزيل ما نُسخ.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>كانت حالة خروجه %1.</translation>
    </message>
    <message>
        <source>Read the pack again: what was copied is checked and kept.</source>
        <translation>اقرأ الحزمة مجددًا: ما نُسخ يُتحقق منه ويُحتفظ به.</translation>
    </message>
    <message>
        <source>The reading stopped in the middle.</source>
        <translation>توقفت القراءة في منتصفها.</translation>
    </message>
    <message>
        <source>From the field pack: %1, %2. Every file is the one that was written.</source>
        <translation>من الحزمة الميدانية: %1، %2. كل ملف هو الذي كُتب.</translation>
    </message>
    <message>
        <source>%1, %2, is in the library already; nothing was copied.</source>
        <translation>%1، %2، موجود في المكتبة أصلًا؛ لم يُنسخ شيء.</translation>
    </message>
    <message>
        <source>Its fingerprint is %1.</source>
        <translation>بصمتها %1.</translation>
    </message>
    <message>
        <source>1 preset was added.</source>
        <translation>أُضيف إعداد مسبق واحد.</translation>
    </message>
    <message>
        <source>%1 presets were added.</source>
        <translation>الإعدادات المسبقة المضافة: %1.</translation>
    </message>
    <message>
        <source>1 example set was added.</source>
        <translation>أُضيفت مجموعة أمثلة واحدة.</translation>
    </message>
    <message>
        <source>%1 example sets were added.</source>
        <translation>أُضيفت %1 مجموعات أمثلة.</translation>
    </message>
    <message>
        <source>Load it now</source>
        <translation>تحميله الآن</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Close without saving</source>
        <translation>الإغلاق من دون حفظ</translation>
    </message>
    <message>
        <source>Not everything is on disk. Closing now loses it.</source>
        <translation>ليس كل شيء على القرص. الإغلاق الآن يفقده.</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <translation>الإجابات: %1</translation>
    </message>
    <message>
        <source>Drafts: %1</source>
        <translation>المسودات: %1</translation>
    </message>
    <message>
        <source>Free some space and keep trying, or save the text to a file in another place.</source>
        <translation>أفرغ بعض المساحة وتابع المحاولة، أو احفظ النص في ملف في مكان آخر.</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>حفظ في ملف…</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>إغلاق وفقدانه</translation>
    </message>
    <message>
        <source>Keep trying</source>
        <translation>متابعة المحاولة</translation>
    </message>
    <message>
        <source>The file was not written: %1. Choose another place.</source>
        <translation>لم يُكتب الملف: %1. اختر مكانًا آخر.</translation>
    </message>
</context>
<context>
    <name>Verifying</name>
    <message>
        <source>Verifying %1, %2 %</source>
        <translation>يُتحقَّق من %1، %2 %</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Earlier version</source>
        <translation>الإصدار السابق</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>الإصدار التالي</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>الإصدار %1 من %2</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Copy link target</source>
        <translation>نسخ هدف الرابط</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Do not send it</source>
        <translation>عدم إرساله</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Checking the model file.</source>
        <translation>يُفحص ملف النموذج.</translation>
    </message>
    <message>
        <source>Its header was read; now its SHA-256 is computed.</source>
        <translation>قُرئ رأسه؛ يُحسب الآن SHA-256 له.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>قُرئ %1 من %2</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>قيد الكتابة</translation>
    </message>
    <message>
        <source>Answer complete, %1 tokens</source>
        <translation>اكتملت الإجابة، %1 رمزًا</translation>
    </message>
</context>
<context>
    <name>_DownloadCard</name>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>إلغاء…</translation>
    </message>
    <message>
        <source>Remove what arrived…</source>
        <translation>إزالة ما وصل…</translation>
    </message>
</context>
<context>
    <name>_EditBox</name>
    <message>
        <source>Edit the question</source>
        <translation>تحرير السؤال</translation>
    </message>
    <message>
        <source>Save and ask</source>
        <translation>حفظ وسؤال</translation>
    </message>
    <message>
        <source>Ctrl+Enter. The earlier version is kept.</source>
        <translation>للحفظ: Ctrl+Enter. يُحتفظ بالإصدار السابق.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>_Foot</name>
    <message>
        <source>Convert</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Network: off</source>
        <translation>الشبكة: متوقفة</translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>Show or hide details</source>
        <translation>إظهار التفاصيل أو إخفاؤها</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Casebook never looks for a newer version by itself. To check, compare this version with the one where you got it. A newer one opens these chats; before it changes how they are kept it makes a backup. An older one then refuses them and changes nothing.</source>
        <translation>لا يبحث Casebook أبدًا عن إصدار أحدث من تلقاء نفسه. للتحقق، قارن هذا الإصدار بالإصدار الموجود في المكان الذي حصلت عليه منه. يفتح الإصدار الأحدث هذه المحادثات، ويأخذ نسخة احتياطية قبل أن يغيّر طريقة حفظها. أما الإصدار الأقدم فيرفضها عندئذ ولا يغيّر شيئًا.</translation>
    </message>
    <message>
        <source>The licences of everything inside are listed in %1.</source>
        <translation>تراخيص كل ما في الداخل مدرجة في %1.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
</context>
<context>
    <name>backups</name>
    <message>
        <source>1 chat</source>
        <translation>محادثة واحدة</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>المحادثات: %1</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>رسالة واحدة</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>الرسائل: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how many chats, how many messages</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>غير مشفّرة</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>مشفّرة</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>نسخة احتياطية</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>تحتوي</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>آخر رسالة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>What was written after that backup is not in it.</source>
        <translation>ما كُتب بعد تلك النسخة ليس فيها.</translation>
    </message>
    <message>
        <source>After that the passphrase of the backup opens the history.</source>
        <translation>بعد ذلك تفتح عبارةُ مرور النسخة السجلَّ.</translation>
    </message>
    <message>
        <source>The backup is plain; restored it is encrypted as the history is.</source>
        <translation>النسخة غير مشفّرة؛ وعند استعادتها تُشفّر كالسجل.</translation>
    </message>
</context>
<context>
    <name>checkpoint</name>
    <message>
        <source>the checkpoint&apos;s own precision</source>
        <translation>دقة نقطة الحفظ نفسها</translation>
    </message>
    <message>
        <source>32 bits, twice as large as needed</source>
        <translation>32 بت، ضعف الحجم اللازم</translation>
    </message>
    <message>
        <source>16 bits, finer, of a narrow range</source>
        <translation>16 بت، أدق، بمدى ضيق</translation>
    </message>
    <message>
        <source>16 bits, coarser, of a wide range</source>
        <translation>16 بت، أقل دقة، بمدى واسع</translation>
    </message>
    <message>
        <source>8 bits, one scale for 32 weights</source>
        <translation>8 بت، مقياس واحد لكل 32 وزنًا</translation>
    </message>
    <message>
        <source>6 bits</source>
        <translation>6 بت</translation>
    </message>
    <message>
        <source>5 bits, some tensors Q6_K</source>
        <translation>5 بت، بعض الموتّرات Q6_K</translation>
    </message>
    <message>
        <source>4 bits, some tensors Q6_K</source>
        <translation>4 بت، بعض الموتّرات Q6_K</translation>
    </message>
    <message>
        <source>4 bits, few tensors Q5_K</source>
        <translation>4 بت، قليل من الموتّرات Q5_K</translation>
    </message>
    <message>
        <source>4 bits, embedding or output Q6_K</source>
        <translation>4 بت، التضمين أو الخرج Q6_K</translation>
    </message>
    <message>
        <source>4 bits, table-coded</source>
        <translation>4 بت، مرمّز بجدول</translation>
    </message>
    <message>
        <source>%1 tensors in %2 files</source>
        <translation>الموتّرات: %1، الملفات: %2</translation>
    </message>
    <message>
        <source>%1 tensors in 1 file</source>
        <translation>الموتّرات: %1، في ملف واحد</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>المعاملات: %1</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>الطبقات: %1</translation>
    </message>
    <message>
        <source>every header checked</source>
        <translation>فُحصت كل الترويسات</translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>لا ترخيص مذكور</translation>
    </message>
    <message>
        <source>licence: %1</source>
        <translation>الترخيص: %1</translation>
    </message>
    <message>
        <source>made from %1</source>
        <translation>مصنوع من %1</translation>
    </message>
    <message>
        <source>context of %1 tokens</source>
        <translation>سياق من %1 رمزًا</translation>
    </message>
    <message>
        <source>with a chat template</source>
        <translation>مع قالب محادثة</translation>
    </message>
    <message>
        <source>without a chat template: Casebook&apos;s plain one is used</source>
        <translation>بلا قالب محادثة: يُستخدم قالب Casebook البسيط</translation>
    </message>
    <message>
        <source>%1, exactly %2 bytes</source>
        <translation>%1، بالضبط %2 بايت</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Memory to run = weights + context of %1 tokens + what the engine works with. This computer: %2, of which %3 are free now.</source>
        <translation>الذاكرة للتشغيل = الأوزان + سياق من %1 رمزًا + ما يعمل به المحرك. هذا الحاسوب: %2، منها %3 متاحة الآن.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 متاحة</translation>
    </message>
    <message>
        <source>one file is enough: below 4.29 GB</source>
        <translation>يكفي ملف واحد: أقل من ⁦4.29 GB⁩</translation>
    </message>
    <message>
        <source>too large: one file there ends at 4.29 GB</source>
        <translation>كبير جدًا: ينتهي الملف هناك عند ⁦4.29 GB⁩</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 بايت</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>الكتابة إلى</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>FAT32 stick</source>
        <translation>ذاكرة FAT32</translation>
    </message>
    <message>
        <source>Extra space</source>
        <translation>مساحة إضافية</translation>
    </message>
    <message>
        <source>none: no intermediate file</source>
        <translation>لا شيء: دون ملف وسيط</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 د %2 ث</translation>
    </message>
</context>
<context>
    <name>command</name>
    <message>
        <source>New chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New temporary chat</source>
        <translation>محادثة مؤقتة جديدة</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>الاحتفاظ بهذه المحادثة</translation>
    </message>
    <message>
        <source>Search all chats</source>
        <translation>ابحث في كل المحادثات</translation>
    </message>
    <message>
        <source>Search on a page</source>
        <translation>بحث في صفحة</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>تثبيت أو إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>نقل إلى مجلد…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>الوسوم…</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>نقل إلى سلة المهملات…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>القفل الآن</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Find in chat</source>
        <translation>بحث في المحادثة</translation>
    </message>
    <message>
        <source>Copy last answer</source>
        <translation>نسخ آخر إجابة</translation>
    </message>
    <message>
        <source>Regenerate last answer</source>
        <translation>إعادة توليد آخر إجابة</translation>
    </message>
    <message>
        <source>Check for identifiers, on or off</source>
        <translation>فحص البيانات التعريفية: تشغيل أو إيقاف</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Show or hide sidebar</source>
        <translation>إظهار الشريط الجانبي أو إخفاؤه</translation>
    </message>
    <message>
        <source>Show or hide setup panel</source>
        <translation>إظهار لوحة الضبط أو إخفاؤها</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>المنطقة التالية</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>المنطقة السابقة</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>أكبر</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>أصغر</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>الحجم العادي</translation>
    </message>
    <message>
        <source>Choose or load model</source>
        <translation>اختيار نموذج أو تحميله</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Add a model file…</source>
        <translation>إضافة ملف نموذج…</translation>
    </message>
    <message>
        <source>Convert a checkpoint…</source>
        <translation>تحويل نقطة حفظ…</translation>
    </message>
    <message>
        <source>Read a field pack…</source>
        <translation>قراءة حزمة ميدانية…</translation>
    </message>
    <message>
        <source>Write a field pack…</source>
        <translation>كتابة حزمة ميدانية…</translation>
    </message>
    <message>
        <source>Models folder…</source>
        <translation>مجلد النماذج…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Eject</source>
        <translation>إخراج</translation>
    </message>
    <message>
        <source>Load options…</source>
        <translation>خيارات التحميل…</translation>
    </message>
    <message>
        <source>Hardware…</source>
        <translation>العتاد…</translation>
    </message>
    <message>
        <source>MCQ run</source>
        <translation>أسئلة الاختيار</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>التنبيهات</translation>
    </message>
    <message>
        <source>About Casebook</source>
        <translation>حول Casebook</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>%1 items</source>
        <translation>البنود: %1</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>غير مكتمل</translation>
    </message>
    <message>
        <source>other items</source>
        <translation>بنود أخرى</translation>
    </message>
    <message>
        <source>other protocol</source>
        <translation>بروتوكول آخر</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>⁦%1⁩ إلى ⁦%2⁩</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1 صحيح</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Holm %1</source>
        <translation>هولم %1</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>95th %1</source>
        <translation>الـ95: %1</translation>
    </message>
    <message>
        <source>worked out from rounded numbers</source>
        <translation>محسوب من أرقام مقرّبة</translation>
    </message>
    <message>
        <source>the model of these runs</source>
        <translation>نموذج هذه التقييمات</translation>
    </message>
    <message>
        <source>Mean of three</source>
        <translation>متوسط الثلاثة</translation>
    </message>
    <message>
        <source>with the chat template</source>
        <translation>مع قالب المحادثة</translation>
    </message>
    <message>
        <source>no chat template</source>
        <translation>بلا قالب محادثة</translation>
    </message>
    <message>
        <source>These runs: %1, %2 examples, %3, %4 of %5 items, files of type %6.</source>
        <translation>هذه التقييمات: %1، الأمثلة: %2، %3، البنود: %4 من %5، ملفات من النوع %6.</translation>
    </message>
    <message>
        <source>The report of %1: %2</source>
        <translation>المنشور عن %1: %2</translation>
    </message>
    <message>
        <source>Figures from other prompts or examples are not comparable with these.</source>
        <translation>الأرقام الناتجة عن صياغات أو أمثلة أخرى لا تُقارن بهذه.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>المقارنات</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>الإجابة نفسها</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>متروكة</translation>
    </message>
    <message>
        <source>Model licence</source>
        <translation>رخصة النموذج</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha</source>
        <translation>ألفا كريبندورف</translation>
    </message>
    <message>
        <source>not defined: no two answers differ</source>
        <translation>غير معرّف: لا توجد إجابتان مختلفتان</translation>
    </message>
    <message>
        <source>%1 (bootstrap %2), all runs, nominal, %3 of %4 items alike</source>
        <translation>%1 (بوتستراب %2)، كل التشغيلات، اسمي، %3 من %4 أسئلة متشابهة</translation>
    </message>
    <message>
        <source>All items (micro)</source>
        <translation>كل البنود (micro)</translation>
    </message>
    <message>
        <source>Mean of sets (macro)</source>
        <translation>متوسط المجموعات (macro)</translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>Open the history</source>
        <translation>فتح السجل</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Add a model file</source>
        <translation>إضافة ملف نموذج</translation>
    </message>
    <message>
        <source>Model files (*.gguf);;All files (*)</source>
        <translation>ملفات النماذج (*.gguf);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>حفظ في ملف</translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation>ملفات نصية (*.txt);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose the folder of a checkpoint</source>
        <translation>اختيار مجلد نقطة حفظ</translation>
    </message>
    <message>
        <source>Name the file to write</source>
        <translation>تسمية الملف المراد كتابته</translation>
    </message>
    <message>
        <source>Choose a file of chats</source>
        <translation>اختيار ملف محادثات</translation>
    </message>
    <message>
        <source>Chats (*.json *.jsonl *.zip);;All files (*)</source>
        <translation>محادثات (*.json *.jsonl *.zip);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>اختر نسخة احتياطية</translation>
    </message>
    <message>
        <source>Backups (*.sqlite3);;All files (*)</source>
        <translation>النسخ الاحتياطية (*.sqlite3);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Print transcript</source>
        <translation>طباعة نسخة المحادثة</translation>
    </message>
</context>
<context>
    <name>download</name>
    <message>
        <source>Paused: %1</source>
        <translation>متوقف مؤقتًا: %1</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 %</source>
        <translation>%1 من %2 · %3 %</translation>
    </message>
</context>
<context>
    <name>errand</name>
    <message>
        <source>Stopped.</source>
        <translation>أُوقف.</translation>
    </message>
    <message>
        <source>The history that is open now is whole.</source>
        <translation>السجل المفتوح الآن سليم.</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>جارٍ استعادة النسخة</translation>
    </message>
    <message>
        <source>Encrypting the history</source>
        <translation>جارٍ تشفير السجل</translation>
    </message>
    <message>
        <source>Removing the encryption</source>
        <translation>جارٍ إزالة التشفير</translation>
    </message>
    <message>
        <source>Keeping what can be read</source>
        <translation>جارٍ حفظ ما يمكن قراءته</translation>
    </message>
    <message>
        <source>It is written into a new history beside the damaged one. Cancel changes nothing.</source>
        <translation>يُكتب في سجل جديد بجانب التالف. والإلغاء لا يغيّر شيئًا.</translation>
    </message>
    <message>
        <source>The history in use is kept as a backup first. Cancel leaves it in use.</source>
        <translation>يُحفظ السجل المستعمل أولًا نسخةً احتياطية. والإلغاء يُبقيه مستعملًا.</translation>
    </message>
    <message>
        <source>The history is written anew beside the old one, compared with it, and takes its place in one step. Cancel leaves the one or the other, whole.</source>
        <translation>يُكتب السجل من جديد بجانب القديم، ويُقارَن به، ويحل محله بخطوة واحدة. والإلغاء يُبقي أحدهما سليمًا.</translation>
    </message>
    <message>
        <source>Its encrypted backups keep their keys beside them.</source>
        <translation>تحتفظ نسخه المشفّرة بمفاتيحها إلى جانبها.</translation>
    </message>
    <message>
        <source>The history is not encrypted any more.</source>
        <translation>لم يعد السجل مشفّرًا.</translation>
    </message>
    <message>
        <source>Backups from before that anyone can read: %1.</source>
        <translation>نسخ احتياطية سابقة يستطيع أي أحد قراءتها: %1.</translation>
    </message>
    <message>
        <source>Restored: %1.</source>
        <translation>ما استُعيد: %1.</translation>
    </message>
    <message>
        <source>Nothing in the history is damaged.</source>
        <translation>لا شيء تالف في السجل.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>تُرك كما هو.</translation>
    </message>
    <message>
        <source>Kept: %1.</source>
        <translation>ما حُفظ: %1.</translation>
    </message>
    <message>
        <source>Erase them in Settings, Safekeeping.</source>
        <translation>امحها في الإعدادات، الحفظ والأمان.</translation>
    </message>
    <message>
        <source>The history is encrypted.</source>
        <translation>السجل مشفّر.</translation>
    </message>
    <message>
        <source>The history that was in use before is kept as %1.</source>
        <translation>السجل الذي كان مستعملًا محفوظ باسم %1.</translation>
    </message>
    <message>
        <source>The history that could not be read lies unchanged in %1.</source>
        <translation>السجل الذي تعذّرت قراءته باقٍ كما هو في %1.</translation>
    </message>
</context>
<context>
    <name>evaluate</name>
    <message>
        <source>Evaluate</source>
        <translation>تقييم</translation>
    </message>
    <message>
        <source>MCQ run</source>
        <translation>أسئلة الاختيار</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
</context>
<context>
    <name>evaluation</name>
    <message>
        <source>The key of %1 items counts from 1 (the original).</source>
        <translation>أسئلة يبدأ العدّ في مفتاحها من 1 (الأصل): %1.</translation>
    </message>
    <message>
        <source>The key of %1 items counts from 0 (a copy).</source>
        <translation>أسئلة يبدأ العدّ في مفتاحها من 0 (نسخة): %1.</translation>
    </message>
    <message>
        <source>%1 items are of the kind “multi” and have one key.</source>
        <translation>أسئلة من النوع «multi» ولها مفتاح واحد: %1.</translation>
    </message>
    <message>
        <source>%1 items have the same text for two options.</source>
        <translation>أسئلة فيها نص واحد لخيارين: %1.</translation>
    </message>
    <message>
        <source>%1 questions contain line breaks.</source>
        <translation>%1 سؤالًا يحتوي على فواصل أسطر.</translation>
    </message>
    <message>
        <source>%1 items repeat an earlier question and its options.</source>
        <translation>أسئلة تكرر سؤالًا سابقًا بخياراته: %1.</translation>
    </message>
    <message>
        <source>%1 items have stray quotes or line breaks in options.</source>
        <translation>أسئلة فيها علامات اقتباس أو فواصل أسطر زائدة في الخيارات: %1.</translation>
    </message>
    <message>
        <source>%1 questions mention a picture that is not there.</source>
        <translation>%1 سؤالًا يذكر صورة غير موجودة.</translation>
    </message>
    <message>
        <source>%1 items contain line breaks in quoted fields.</source>
        <translation>أسئلة فيها فواصل أسطر داخل حقول مقتبسة: %1.</translation>
    </message>
    <message>
        <source>%1 items are no test items; only they may be examples.</source>
        <translation>أسئلة ليست من الاختبار، وهي وحدها يمكن أن تكون أمثلة: %1.</translation>
    </message>
    <message>
        <source>No list of test items: all %1 are scored, and none may be an example.</source>
        <translation>لا توجد قائمة بأسئلة الاختبار: تُقيَّم كل الأسئلة وعددها %1، ولا يصلح أي منها مثالًا.</translation>
    </message>
    <message>
        <source>%1 items have no year.</source>
        <translation>أسئلة بلا سنة: %1.</translation>
    </message>
    <message>
        <source>%1 items come with their conclusion, which is never part of a prompt.</source>
        <translation>أسئلة ترافقها خلاصتها، وهي لا تدخل أبدًا في ما يُرسل إلى النموذج: %1.</translation>
    </message>
    <message>
        <source>The options together hold %1 % of the probability: the model does not answer in this form, and the accuracy says nothing about what it knows.</source>
        <translation>تحمل الخيارات معًا %1 % من الاحتمال: النموذج لا يجيب بهذا الشكل، والدقة لا تقول شيئًا عمّا يعرفه.</translation>
    </message>
    <message>
        <source>The interval includes chance (%1 %): nothing shows that the model knows more.</source>
        <translation>يشمل المجال الصدفة (%1 %): لا شيء يدل على أن النموذج يعرف أكثر.</translation>
    </message>
    <message>
        <source>The accuracy is not above always answering %1 (%2 %) in this sample.</source>
        <translation>الدقة ليست أعلى من الإجابة دائمًا بـ %1 (%2 %) في هذه العينة.</translation>
    </message>
    <message>
        <source>The interval includes what always answering %1 would get (%2 %): it is not shown to do better.</source>
        <translation>يشمل المجال ما تناله الإجابة دائما بـ %1 (%2 %): لا دليل على أنه أفضل من ذلك.</translation>
    </message>
    <message>
        <source>No answer could be read in %1 % of the items; they count as wrong.</source>
        <translation>تعذّرت قراءة الإجابة في %1 % من الأسئلة؛ وتُحسب خاطئة.</translation>
    </message>
    <message>
        <source>The model chose %1 in %2 % of the items, whatever was asked.</source>
        <translation>اختار النموذج %1 في %2 % من الأسئلة أيًّا كان السؤال.</translation>
    </message>
    <message>
        <source>Of %1 trivial questions it got %2 right, and was scored all the same: what follows may be chance, or a broken file.</source>
        <translation>من %1 أسئلة بديهية أصاب في %2، ومع ذلك تم تقييمه: ما يلي قد يكون مصادفة، أو ملفا تالفا.</translation>
    </message>
    <message>
        <source>Of %1 trivial questions in the asked form it got %2 right, though it knows what is trivial by its words: what follows may be chance.</source>
        <translation>من %1 أسئلة بديهية بالصيغة المطلوبة أصاب في %2، مع أنه يعرف البديهي بكلماته: ما يلي قد يكون صدفة.</translation>
    </message>
    <message>
        <source>p is adjusted for %1 comparisons (Holm); each interval is of its comparison alone.</source>
        <translation>عُدّلت p لعدد %1 من المقارنات (هولم)؛ وكل فترة تخص مقارنتها وحدها.</translation>
    </message>
    <message>
        <source>%1 is better than %2 on these %3 items by %4 points (%5 to %6); were both equally good, a difference at least as large would come with p = %7.</source>
        <translation>‏%1 أفضل من %2 في هذه الأسئلة وعددها %3 بمقدار %4 نقطة (%5 إلى %6)؛ ولو كانا متساويين لظهر فرق بهذا الحجم أو أكبر باحتمال p = %7.</translation>
    </message>
    <message>
        <source>These %1 items do not tell %2 and %3 apart: %2 minus %3 is %4 points (%5 to %6), p = %7. That does not show that they are equal.</source>
        <translation>هذه الأسئلة وعددها %1 لا تفرق بين %2 و%3: %2 ناقص %3 هو %4 نقطة (%5 إلى %6)، p = %7. وهذا لا يثبت أنهما متساويان.</translation>
    </message>
    <message>
        <source>With %1 items and %2 % of them discordant, differences below %3 points cannot be detected (80 % power, two-sided 5 %).</source>
        <translation>مع %1 سؤالا منها %2 % متخالفة، لا يمكن كشف الفروق الأقل من %3 نقطة (قوة 80 %، اختبار ثنائي الجانب 5 %).</translation>
    </message>
    <message>
        <source>With %1 items and %2 % of them discordant, no difference at all could be detected.</source>
        <translation>مع هذا العدد من الأسئلة (%1)، %2 % منها متباينة، لا يمكن كشف أي فرق.</translation>
    </message>
    <message>
        <source>%1 items cannot support a claim of %2 points in either direction.</source>
        <translation>هذا العدد من الأسئلة (%1) لا يكفي لدعم ادعاء بفارق %2 نقطة في أي اتجاه.</translation>
    </message>
    <message>
        <source>A difference of %2 points would show in four of five samples of %1 such items.</source>
        <translation>فرق قدره %2 نقطة يظهر في أربع من كل خمس عينات من %1 سؤالا كهذه.</translation>
    </message>
    <message>
        <source>%1 got trivial questions wrong before it was scored: what is compared may be chance.</source>
        <translation>أخطأ %1 في أسئلة بديهية قبل تقييمه: ما يقارن قد يكون مصادفة.</translation>
    </message>
    <message>
        <source>No difference is shown, and yet %1 % of the predictions are others: equal accuracy is not equal answers.</source>
        <translation>لا يظهر فرق، ومع ذلك %1 % من التوقعات مختلفة: تساوي الدقة ليس تساوي الإجابات.</translation>
    </message>
    <message>
        <source>Differences of the mean of these sets below %1 points cannot be detected (80 % power, two-sided 5 %).</source>
        <translation>لا يمكن كشف فروق في متوسط هذه المجموعات أقل من %1 نقطة (قوة 80 %، اختبار ثنائي الجانب 5 %).</translation>
    </message>
    <message>
        <source>The mean of these sets cannot support a claim of %1 points in either direction.</source>
        <translation>متوسط هذه المجموعات لا يكفي لدعم ادعاء بفارق %1 نقطة في أي اتجاه.</translation>
    </message>
    <message>
        <source>A difference of %1 points would show in the mean of four of five samples like these sets.</source>
        <translation>فرق قدره %1 نقطة يظهر في متوسط أربع من كل خمس عينات مثل هذه المجموعات.</translation>
    </message>
    <message>
        <source>%1 items that are there twice count once among all items; the interval of the mean allows for those that two sets share.</source>
        <translation>%1 أسئلة مكررة تحسب مرة واحدة بين كل الأسئلة؛ ومجال المتوسط يراعي ما تشترك فيه مجموعتان.</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>The question is empty.</source>
        <translation>السؤال فارغ.</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>الإجابة فارغة.</translation>
    </message>
    <message>
        <source>Write %1 to %2 options, or none.</source>
        <translation>اكتب من %1 إلى %2 خيارات، أو لا شيء.</translation>
    </message>
    <message>
        <source>The answer is none of the options: write its letter.</source>
        <translation>الإجابة ليست من الخيارات: اكتب حرفها.</translation>
    </message>
    <message>
        <source>1 example was taken from %1.</source>
        <translation>أُخذ مثال واحد من %1.</translation>
    </message>
    <message>
        <source>%1 examples were taken from %2.</source>
        <translation>الأمثلة المأخوذة من %2: %1.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>at most %1 tokens</source>
        <translation>%1 رمزًا على الأكثر</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>تطابق تام</translation>
    </message>
    <message>
        <source>Near match</source>
        <translation>تطابق قريب</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>لا تطابق</translation>
    </message>
    <message>
        <source>Same question and options as item %1 of %2. Runs on that set leave that item out.</source>
        <translation>السؤال والخيارات نفسها كالعنصر %1 من %2. عمليات التشغيل على تلك المجموعة تستبعد هذا العنصر.</translation>
    </message>
    <message>
        <source>Nearly item %1 of %2 (%3 % of its words). Runs on that set leave that item out.</source>
        <translation>يكاد يكون العنصر %1 من %2 (%3 % من كلماته). عمليات التشغيل على تلك المجموعة تستبعد هذا العنصر.</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>محادثة واحدة</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>المحادثات: %1</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>تقييم واحد</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>التقييمات: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>AI-generated, unverified</source>
        <translation>مُولَّد آليًا، غير مُتحقَّق منه</translation>
    </message>
    <message>
        <source>Casebook transcript</source>
        <translation>نسخة محادثة من Casebook</translation>
    </message>
    <message>
        <source>Masked: what looked like an identifier was replaced, e.g. by [NAME 1]. The check misses things.</source>
        <translation>محجوب: استُبدل ما يشبه بيانات تعريفية، مثلا بـ [NAME 1]. هذا الفحص تفوته أشياء.</translation>
    </message>
    <message>
        <source>This file is plain text, open to anyone.</source>
        <translation>هذا الملف نص صريح، يستطيع أي شخص قراءته.</translation>
    </message>
    <message>
        <source>JSON is the lossless export; hidden characters are shown as marks here.</source>
        <translation>تصدير JSON هو الكامل دون فقد؛ وتُعرض هنا المحارف المخفية كعلامات.</translation>
    </message>
    <message>
        <source>Only the versions that were shown are in it.</source>
        <translation>لا يحتوي إلا على الإصدارات المعروضة.</translation>
    </message>
    <message>
        <source>The system texts were left out.</source>
        <translation>تُركت نصوص النظام خارجه.</translation>
    </message>
    <message>
        <source>Exported, UTC</source>
        <translation>وقت التصدير، UTC</translation>
    </message>
    <message>
        <source>Exported, local time</source>
        <translation>وقت التصدير، التوقيت المحلي</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>أُنشئ بواسطة</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>التصدير</translation>
    </message>
    <message>
        <source>Audit trail, last event</source>
        <translation>سجل التدقيق، آخر حدث</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Begun, UTC</source>
        <translation>البداية، UTC</translation>
    </message>
    <message>
        <source>Last change, UTC</source>
        <translation>آخر تغيير، UTC</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>نص النظام</translation>
    </message>
    <message>
        <source>Untitled chat</source>
        <translation>محادثة بلا عنوان</translation>
    </message>
    <message>
        <source>Versions that are not shown begin here.</source>
        <translation>هنا تبدأ الإصدارات غير المعروضة.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>سؤال</translation>
    </message>
    <message>
        <source>Unknown model</source>
        <translation>نموذج غير معروف</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>الرسالة %1</translation>
    </message>
    <message>
        <source>after message %1</source>
        <translation>بعد الرسالة %1</translation>
    </message>
    <message>
        <source>version %1 of %2</source>
        <translation>الإصدار %1 من %2</translation>
    </message>
    <message>
        <source>Edited: earlier versions are kept.</source>
        <translation>مُعدَّل: الإصدارات السابقة محفوظة.</translation>
    </message>
    <message>
        <source>Not complete: it was being written.</source>
        <translation>غير مكتمل: كان قيد الكتابة.</translation>
    </message>
    <message>
        <source>Not complete: it was stopped.</source>
        <translation>غير مكتمل: أُوقف.</translation>
    </message>
    <message>
        <source>Not complete: it was interrupted.</source>
        <translation>غير مكتمل: انقطع.</translation>
    </message>
    <message>
        <source>No answer: the call failed.</source>
        <translation>لا إجابة: فشل الاستدعاء.</translation>
    </message>
    <message>
        <source>Imported from %1: it was not made here.</source>
        <translation>مستورد من %1: لم يُنشأ هنا.</translation>
    </message>
    <message>
        <source>Cut: it reached the longest answer or the end of the context.</source>
        <translation>مقطوع: بلغ أقصى طول للإجابة أو نهاية السياق.</translation>
    </message>
    <message>
        <source>The model did not see these messages: %1.</source>
        <translation>لم يرَ النموذج هذه الرسائل: %1.</translation>
    </message>
    <message>
        <source>It goes on from version %1.</source>
        <translation>تُكمل الإصدار %1.</translation>
    </message>
    <message>
        <source>%1, told in full above</source>
        <translation>%1، مذكور كاملًا أعلاه</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>الإعداد</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>ملف النموذج</translation>
    </message>
    <message>
        <source>SHA-256 of the model file</source>
        <translation>SHA-256 لملف النموذج</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>البنية</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>التكميم</translation>
    </message>
    <message>
        <source>Size of the model file</source>
        <translation>حجم ملف النموذج</translation>
    </message>
    <message>
        <source>Source repository</source>
        <translation>المستودع المصدر</translation>
    </message>
    <message>
        <source>Source revision</source>
        <translation>مراجعة المصدر</translation>
    </message>
    <message>
        <source>Converter</source>
        <translation>المحوِّل</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>رخصة النموذج</translation>
    </message>
    <message>
        <source>llama-cpp-python</source>
        <translation>llama-cpp-python</translation>
    </message>
    <message>
        <source>llama.cpp build</source>
        <translation>بناء llama.cpp</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>الواجهة الخلفية</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>برنامج التشغيل</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>مجموعات التعليمات</translation>
    </message>
    <message>
        <source>Layers on a graphics processor</source>
        <translation>الطبقات على معالج الرسوميات</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>السياق، رموز</translation>
    </message>
    <message>
        <source>Trained context, tokens</source>
        <translation>سياق التدريب، رموز</translation>
    </message>
    <message>
        <source>Prompt tokens computed together</source>
        <translation>رموز الطلب المحسوبة معًا</translation>
    </message>
    <message>
        <source>Weights are mapped</source>
        <translation>الأوزان مُسقطة من الملف</translation>
    </message>
    <message>
        <source>Weights are locked in memory</source>
        <translation>الأوزان مثبتة في الذاكرة</translation>
    </message>
    <message>
        <source>Cache, keys</source>
        <translation>الذاكرة المخبأة، المفاتيح</translation>
    </message>
    <message>
        <source>Cache, values</source>
        <translation>الذاكرة المخبأة، القيم</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash attention</translation>
    </message>
    <message>
        <source>SHA-256 of the chat template</source>
        <translation>SHA-256 لقالب المحادثة</translation>
    </message>
    <message>
        <source>System role in the template</source>
        <translation>دور النظام في القالب</translation>
    </message>
    <message>
        <source>SHA-256 of the system text</source>
        <translation>SHA-256 لنص النظام</translation>
    </message>
    <message>
        <source>SHA-256 of the examples</source>
        <translation>SHA-256 للأمثلة</translation>
    </message>
    <message>
        <source>Example set</source>
        <translation>مجموعة الأمثلة</translation>
    </message>
    <message>
        <source>Version of the example set</source>
        <translation>إصدار مجموعة الأمثلة</translation>
    </message>
    <message>
        <source>Asked at the server</source>
        <translation>سُئل لدى الخادم</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>الحرارة</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Longest answer, tokens</source>
        <translation>أطول إجابة، رموز</translation>
    </message>
    <message>
        <source>Casebook</source>
        <translation>Casebook</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Prompt, tokens</source>
        <translation>الطلب، رموز</translation>
    </message>
    <message>
        <source>Computed anew, tokens</source>
        <translation>محسوبة من جديد، رموز</translation>
    </message>
    <message>
        <source>Answer, tokens</source>
        <translation>الإجابة، رموز</translation>
    </message>
    <message>
        <source>First word after, ms</source>
        <translation>أول كلمة بعد، مللي ثانية</translation>
    </message>
    <message>
        <source>Whole time, ms</source>
        <translation>الوقت الكلي، مللي ثانية</translation>
    </message>
    <message>
        <source>Ended because</source>
        <translation>سبب الانتهاء</translation>
    </message>
    <message>
        <source>Bytes that were no text</source>
        <translation>بايتات ليست نصًا</translation>
    </message>
    <message>
        <source>SHA-256 of what was written</source>
        <translation>SHA-256 لما كُتب</translation>
    </message>
    <message>
        <source>Also recorded</source>
        <translation>مُسجَّل أيضًا</translation>
    </message>
</context>
<context>
    <name>fits</name>
    <message>
        <source>%1: %2</source>
        <comment>the light in a word, its numbers</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hardware</name>
    <message>
        <source>Fits</source>
        <translation>يتسع</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>بالكاد يتسع</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>أكبر من المتاح</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>لم يُقَس</translation>
    </message>
    <message>
        <source>needs %1, %2 are free</source>
        <translation>يحتاج %1، والمتاح %2</translation>
    </message>
    <message>
        <source>needs %1, only %2 of %3 are free: close other programs first</source>
        <translation>يحتاج %1، والمتاح %2 فقط من %3: أغلق برامج أخرى أولًا</translation>
    </message>
    <message>
        <source>needs %1, the computer has %3: choose a smaller type or a smaller context</source>
        <translation>يحتاج %1، وفي الحاسوب %3: اختر نوعًا أصغر أو سياقًا أصغر</translation>
    </message>
    <message>
        <source>needs %1; the computer does not say how much memory is free</source>
        <translation>يحتاج %1؛ لا يذكر الحاسوب مقدار الذاكرة المتاحة</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>الأوزان</translation>
    </message>
    <message>
        <source>the tensors of the file</source>
        <translation>موترات الملف</translation>
    </message>
    <message>
        <source>Rearranged weights</source>
        <translation>أوزان معاد ترتيبها</translation>
    </message>
    <message>
        <source>a second copy, in the order of this processor</source>
        <translation>نسخة ثانية بترتيب هذا المعالج</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>%1 tokens × %2 heads × (%3 × %4 + %5 × %6) bytes</source>
        <translation>%1 رمز × %2 رأس × (%3 × %4 + %5 × %6) بايت</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>what %1 tokens computed together need meanwhile</source>
        <translation>ما تحتاجه الرموز المحسوبة معًا (%1)</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>البرنامج</translation>
    </message>
    <message>
        <source>code, libraries and a vocabulary of %1 tokens</source>
        <translation>الشفرة والمكتبات ومعجم من %1 رمز</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>%1 · %2 cores, %3 threads</source>
        <translation>%1 · النوى: %2، الخيوط: %3</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>مجموعات التعليمات</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>%1 of %2 are free</source>
        <translation>المتاح %1 من %2</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>%1 are free at %2</source>
        <translation>المتاح %1 في %2</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>الرسوميات</translation>
    </message>
    <message>
        <source>none that the engine can use</source>
        <translation>لا شيء يستطيع المحرك استخدامه</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>works · llama-cpp-python %1, llama.cpp %2 · %3</source>
        <translation>يعمل · llama-cpp-python %1، llama.cpp %2 · %3</translation>
    </message>
    <message>
        <source>does not work · %1</source>
        <translation>لا يعمل · %1</translation>
    </message>
    <message>
        <source>compiled for this processor</source>
        <translation>مُصرَّف لهذا المعالج</translation>
    </message>
    <message>
        <source>compiled for many processors</source>
        <translation>مُصرَّف لمعالجات كثيرة</translation>
    </message>
    <message>
        <source>Processor library</source>
        <translation>مكتبة المعالج</translation>
    </message>
    <message>
        <source>%1 (%2), one of %3 that came with Casebook</source>
        <translation>%1 (%2)، واحدة من %3 جاءت مع Casebook</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>الطاقة</translation>
    </message>
    <message>
        <source>on mains power</source>
        <translation>على الكهرباء</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>على البطارية</translation>
    </message>
    <message>
        <source>the system tells of no battery</source>
        <translation>لا يذكر النظام بطارية</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>الحرارة</translation>
    </message>
    <message>
        <source>the processor is slowed by heat</source>
        <translation>الحرارة تُبطئ المعالج</translation>
    </message>
    <message>
        <source>the processor is not slowed by heat</source>
        <translation>الحرارة لا تُبطئ المعالج</translation>
    </message>
    <message>
        <source>the system does not tell</source>
        <translation>لا يذكر النظام ذلك</translation>
    </message>
    <message>
        <source>shares the computer&apos;s memory</source>
        <translation>يشارك ذاكرة الحاسوب</translation>
    </message>
    <message>
        <source>a program on the processor, not used unasked</source>
        <translation>برنامج على المعالج، لا يُستخدم دون طلب</translation>
    </message>
    <message>
        <source>failed before, not used</source>
        <translation>فشل سابقًا، غير مستخدم</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>برنامج التشغيل %1</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>المتاح %1 من %2</translation>
    </message>
    <message>
        <source>the engine ends when it starts the graphics drivers: %1</source>
        <translation>يتوقف المحرك حين يشغّل برامج الرسوميات: %1</translation>
    </message>
</context>
<context>
    <name>identifiers</name>
    <message>
        <source>a name</source>
        <translation>اسم</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>تاريخ ميلاد</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>رقم هاتف</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>عنوان بريد إلكتروني</translation>
    </message>
    <message>
        <source>a record number</source>
        <translation>رقم ملف</translation>
    </message>
    <message>
        <source>coordinates</source>
        <translation>إحداثيات</translation>
    </message>
    <message>
        <source>names: %1</source>
        <translation>أسماء: %1</translation>
    </message>
    <message>
        <source>dates of birth: %1</source>
        <translation>تواريخ ميلاد: %1</translation>
    </message>
    <message>
        <source>telephone numbers: %1</source>
        <translation>أرقام هواتف: %1</translation>
    </message>
    <message>
        <source>e-mail addresses: %1</source>
        <translation>عناوين بريد إلكتروني: %1</translation>
    </message>
    <message>
        <source>record numbers: %1</source>
        <translation>أرقام ملفات: %1</translation>
    </message>
    <message>
        <source>coordinates: %1</source>
        <translation>إحداثيات: %1</translation>
    </message>
    <message>
        <source>1 place is masked. Read the text, then send it.</source>
        <translation>حُجب موضع واحد. اقرأ النص ثم أرسله.</translation>
    </message>
    <message>
        <source>%1 places are masked. Read the text, then send it.</source>
        <translation>المواضع المحجوبة: %1. اقرأ النص ثم أرسله.</translation>
    </message>
    <message>
        <source>1 place matches the form of an identifier.</source>
        <translation>موضع واحد له شكل بيانات تعريفية.</translation>
    </message>
    <message>
        <source>%1 places match the form of an identifier.</source>
        <translation>المواضع التي لها شكل بيانات تعريفية: %1.</translation>
    </message>
    <message>
        <source>This chat is checked for identifiers before sending.</source>
        <translation>تُفحص هذه المحادثة بحثا عن بيانات تعريفية قبل الإرسال.</translation>
    </message>
    <message>
        <source>This chat is not checked for identifiers any more.</source>
        <translation>لم تعد هذه المحادثة تُفحص بحثا عن بيانات تعريفية.</translation>
    </message>
    <message>
        <source>The check misses things: read the text yourself.</source>
        <translation>هذا الفحص تفوته أشياء: اقرأ النص بنفسك.</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 «%2»</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>حجب</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>إرسال على أي حال</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Not in this chat</source>
        <translation>ليس في هذه المحادثة</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>عدم الإرسال</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>الرسائل: %1 من %2</translation>
    </message>
    <message>
        <source>Looking for identifiers</source>
        <translation>البحث عن بيانات تعريفية</translation>
    </message>
    <message>
        <source>Then the export goes on.</source>
        <translation>ثم يستمر التصدير.</translation>
    </message>
    <message>
        <source>Cancel leaves no file behind.</source>
        <translation>الإلغاء لا يترك أي ملف.</translation>
    </message>
    <message>
        <source>Chats that are not checked, by choice: %1.</source>
        <translation>محادثات لا تُفحص باختيار المستخدم: %1.</translation>
    </message>
    <message>
        <source>They will be masked in the export.</source>
        <translation>ستُحجب في التصدير.</translation>
    </message>
    <message>
        <source>They are exported as they are.</source>
        <translation>تُصدَّر كما هي.</translation>
    </message>
    <message>
        <source>It is on the clipboard as it is.</source>
        <translation>النص في الحافظة كما هو.</translation>
    </message>
    <message>
        <source>Copy it masked</source>
        <translation>نسخه محجوبًا</translation>
    </message>
    <message>
        <source>Copied with masks.</source>
        <translation>نُسخ مع الحجب.</translation>
    </message>
</context>
<context>
    <name>info</name>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 للملف</translation>
    </message>
    <message>
        <source>Asked at the server</source>
        <translation>سُئل لدى الخادم</translation>
    </message>
    <message>
        <source>Example set</source>
        <translation>مجموعة الأمثلة</translation>
    </message>
    <message>
        <source>Version of the example set</source>
        <translation>إصدار مجموعة الأمثلة</translation>
    </message>
    <message>
        <source>SHA-256 of the examples</source>
        <translation>SHA-256 للأمثلة</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>مستورد</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Model, as the file says</source>
        <translation>النموذج، بحسب الملف</translation>
    </message>
    <message>
        <source>SHA-256 of the imported file</source>
        <translation>SHA-256 للملف المستورد</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>llama-cpp-python</source>
        <translation>llama-cpp-python</translation>
    </message>
    <message>
        <source>llama.cpp commit</source>
        <translation>إيداع llama.cpp</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>يُحسب بواسطة</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>برنامج التشغيل</translation>
    </message>
    <message>
        <source>Instruction sets</source>
        <translation>مجموعات التعليمات</translation>
    </message>
    <message>
        <source>Layers on a graphics processor</source>
        <translation>الطبقات على معالج رسوميات</translation>
    </message>
    <message>
        <source>Layers that could be there</source>
        <translation>الطبقات التي يمكن أن تكون هناك</translation>
    </message>
    <message>
        <source>Graphics backend</source>
        <translation>واجهة الرسومات</translation>
    </message>
    <message>
        <source>Graphics driver</source>
        <translation>برنامج تشغيل الرسومات</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>الانتباه السريع (flash attention)</translation>
    </message>
    <message>
        <source>Keys are kept as</source>
        <translation>المفاتيح محفوظة بصيغة</translation>
    </message>
    <message>
        <source>Values are kept as</source>
        <translation>القيم محفوظة بصيغة</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>السياق، رموز</translation>
    </message>
    <message>
        <source>Trained context, tokens</source>
        <translation>سياق التدريب، رموز</translation>
    </message>
    <message>
        <source>Computed together, tokens</source>
        <translation>محسوبة معًا، رموز</translation>
    </message>
    <message>
        <source>Keys of the context kept as</source>
        <translation>تُحفظ مفاتيح السياق بصيغة</translation>
    </message>
    <message>
        <source>Values of the context kept as</source>
        <translation>تُحفظ قيم السياق بصيغة</translation>
    </message>
    <message>
        <source>Weights mapped (mmap)</source>
        <translation>أوزان مربوطة بالملف (mmap)</translation>
    </message>
    <message>
        <source>Weights locked (mlock)</source>
        <translation>أوزان مثبّتة في الذاكرة (mlock)</translation>
    </message>
    <message>
        <source>Memory after loading</source>
        <translation>الذاكرة بعد التحميل</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>ما تقرّر</translation>
    </message>
    <message>
        <source>Casebook</source>
        <translation>Casebook</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>أخذ العينات</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>جزاء التكرار</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Longest answer, tokens</source>
        <translation>أطول إجابة، رموز</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>الموجِّه</translation>
    </message>
    <message>
        <source>SHA-256 of the system text</source>
        <translation>SHA-256 لنص النظام</translation>
    </message>
    <message>
        <source>Goes on from version</source>
        <translation>تتمة للإصدار</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>بدأها</translation>
    </message>
    <message>
        <source>Characters taken over</source>
        <translation>الأحرف المأخوذة</translation>
    </message>
    <message>
        <source>SHA-256 of what was taken over</source>
        <translation>SHA-256 لما أُخذ</translation>
    </message>
    <message>
        <source>Messages left out, ids</source>
        <translation>الرسائل المتروكة، المعرّفات</translation>
    </message>
    <message>
        <source>SHA-256 of the chat template</source>
        <translation>SHA-256 لقالب المحادثة</translation>
    </message>
    <message>
        <source>System role in the template</source>
        <translation>دور النظام في القالب</translation>
    </message>
    <message>
        <source>Prompt, tokens</source>
        <translation>الموجِّه، رموز</translation>
    </message>
    <message>
        <source>Computed anew, tokens</source>
        <translation>أُعيد حسابه، رموز</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Ended because</source>
        <translation>سبب الانتهاء</translation>
    </message>
    <message>
        <source>Answer, tokens</source>
        <translation>الإجابة، رموز</translation>
    </message>
    <message>
        <source>First word after, ms</source>
        <translation>أول كلمة بعد، ms</translation>
    </message>
    <message>
        <source>Whole time, ms</source>
        <translation>الوقت الكلي، ms</translation>
    </message>
    <message>
        <source>Bytes that were no text</source>
        <translation>بايتات ليست نصًا</translation>
    </message>
    <message>
        <source>SHA-256 of what was written</source>
        <translation>SHA-256 لما كُتب</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
</context>
<context>
    <name>items</name>
    <message>
        <source>right → wrong</source>
        <translation>صحيح ← خطأ</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>خطأ ← صحيح</translation>
    </message>
    <message>
        <source>wrong → wrong</source>
        <translation>خطأ ← خطأ</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>none could be read</source>
        <translation>تعذّرت قراءة أي إجابة</translation>
    </message>
    <message>
        <source>margin %1</source>
        <translation>الهامش %1</translation>
    </message>
</context>
<context>
    <name>load</name>
    <message>
        <source>Read into memory, not mapped: mapped, it would need %1; %2 are free.</source>
        <translation>قُرئ إلى الذاكرة دون ربط: لو رُبط لاحتاج إلى %1، والمتاح %2.</translation>
    </message>
    <message>
        <source>On battery, %1 of %2 cores compute. A fixed number of threads, or the setting, changes that.</source>
        <translation>على البطارية يحسب بعض النوى: %1 من %2. يغيّر ذلك عددُ خيوط ثابت أو الإعداد.</translation>
    </message>
    <message>
        <source>All %1 layers are on %2: they need %3 there, %4 were free.</source>
        <translation>كل الطبقات (%1) على %2: تحتاج هناك إلى %3، وكان المتاح %4.</translation>
    </message>
    <message>
        <source>%1 of %2 layers are on %3: they need %4 there, %5 were free. The processor computes the rest.</source>
        <translation>%1 من %2 طبقة على %3: تحتاج هناك إلى %4، وكان المتاح %5. المعالج يحسب الباقي.</translation>
    </message>
    <message>
        <source>As asked, %1 of %2 layers are on %3: they need %4 there, %5 were free.</source>
        <translation>كما طُلب، %1 من %2 طبقة على %3: تحتاج هناك إلى %4، وكان المتاح %5.</translation>
    </message>
    <message>
        <source>As asked, %1 of %2 layers are on %3: they need %4 there, but only %5 were free. %6 layers would fit.</source>
        <translation>كما طُلب، %1 من %2 طبقة على %3: تحتاج هناك إلى %4، لكن المتاح كان %5 فقط. تتسع لـ %6 طبقة.</translation>
    </message>
    <message>
        <source>%1 is no graphics processor but a program that imitates one on the processor: this is slower than the processor alone.</source>
        <translation>%1 ليس معالج رسومات بل برنامج يحاكيه على المعالج: هذا أبطأ من المعالج وحده.</translation>
    </message>
    <message>
        <source>%1 reads its weights from the computer&apos;s own memory, as the processor does: answers are likely not written faster than without it.</source>
        <translation>%1 يقرأ الأوزان من ذاكرة الحاسوب نفسها كما يفعل المعالج: على الأرجح لن تُكتب الإجابات أسرع مما بدونه.</translation>
    </message>
    <message>
        <source>%1 is not used: it reads its weights from the computer&apos;s own memory, as the processor does, so answers are likely not written faster. It can be chosen by name.</source>
        <translation>%1 غير مستخدم: يقرأ الأوزان من ذاكرة الحاسوب نفسها كما يفعل المعالج، فعلى الأرجح لن تُكتب الإجابات أسرع. يمكن اختياره باسمه.</translation>
    </message>
    <message>
        <source>%1 is not used: measured, it reads weights %2 times as fast as the processor, so answers are not written faster. It can be chosen by name.</source>
        <translation>%1 غير مستخدم: بالقياس يقرأ الأوزان بسرعة تعادل %2 مرة سرعة المعالج، فلا تُكتب الإجابات أسرع. يمكن اختياره باسمه.</translation>
    </message>
    <message>
        <source>%1 shares the computer&apos;s memory, and is used because, measured, it reads weights %2 times as fast as the processor.</source>
        <translation>%1 يشارك ذاكرة الحاسوب، ويُستخدم لأنه بالقياس يقرأ الأوزان بسرعة تعادل %2 مرة سرعة المعالج.</translation>
    </message>
    <message>
        <source>%1 is not used: it is no graphics processor but a program that imitates one on the processor, and slower than the processor alone.</source>
        <translation>%1 غير مستخدم: ليس معالج رسومات بل برنامج يحاكيه على المعالج، وهو أبطأ من المعالج وحده.</translation>
    </message>
    <message>
        <source>%1 is not used: one layer needs %2 there and %3 are free, of which %4 are left for other programs.</source>
        <translation>%1 غير مستخدم: الطبقة الواحدة تحتاج هناك إلى %2 والمتاح %3، يُترك منها %4 للبرامج الأخرى.</translation>
    </message>
    <message>
        <source>%1 is not used: it failed before with this driver. It can be tried again by choice.</source>
        <translation>%1 غير مستخدم: فشل من قبل مع برنامج التشغيل هذا. يمكن اختيار تجربته من جديد.</translation>
    </message>
    <message>
        <source>%1 failed. The processor is used instead, and %1 no longer with this driver, until it is tried again by choice.</source>
        <translation>فشل %1. يُستخدم المعالج بدلاً منه، ولن يُستخدم %1 مع برنامج التشغيل هذا إلى أن تختار تجربته من جديد.</translation>
    </message>
    <message>
        <source>%1 had no room for %2 layers: %3 were needed, %4 were free. The processor is used instead.</source>
        <translation>لم يتسع %1 لعدد %2 من الطبقات: كان المطلوب %3 والمتاح %4. يُستخدم المعالج بدلاً منه.</translation>
    </message>
    <message>
        <source>Layers were asked for on a graphics processor, and the engine finds none that it can use: is its driver installed? The processor is used.</source>
        <translation>طُلبت طبقات على معالج رسومات، ولم يجد المحرك ما يمكنه استخدامه: هل برنامج تشغيله مثبّت؟ يُستخدم المعالج.</translation>
    </message>
    <message>
        <source>%1 was asked for, and the engine does not find it. The processor is used.</source>
        <translation>طُلب %1 ولم يجده المحرك. يُستخدم المعالج.</translation>
    </message>
</context>
<context>
    <name>locking</name>
    <message>
        <source>the key to the database, and the open database</source>
        <translation>مفتاح قاعدة البيانات، وقاعدة البيانات المفتوحة</translation>
    </message>
    <message>
        <source>the text of every chat in this window</source>
        <translation>نص كل محادثة في هذه النافذة</translation>
    </message>
    <message>
        <source>the engine&apos;s process: its memory held the text</source>
        <translation>عملية المحرك: كانت ذاكرتها تحوي النص</translation>
    </message>
    <message>
        <source>temporary chats, which were in memory alone</source>
        <translation>المحادثات المؤقتة، التي كانت في الذاكرة وحدها</translation>
    </message>
    <message>
        <source>what Casebook had put on the clipboard</source>
        <translation>ما وضعه Casebook في الحافظة</translation>
    </message>
    <message>
        <source>every chat, and the backups since it was encrypted</source>
        <translation>كل محادثة، والنسخ الاحتياطية منذ التشفير</translation>
    </message>
    <message>
        <source>the draft, up to the last key press</source>
        <translation>المسودة، حتى آخر ضغطة مفتاح</translation>
    </message>
    <message>
        <source>The disk did not take everything yet. Those words, the open chats and the key are still in memory; Casebook keeps trying, and locks whole once they are on the disk. Unlock to save them to a file elsewhere.</source>
        <translation>لم يقبل القرص كل شيء بعد. هذه الكلمات والمحادثات المفتوحة والمفتاح ما زالت في الذاكرة؛ يواصل Casebook المحاولة، ويُقفل بالكامل متى صارت على القرص. افتح القفل لتحفظها في ملف في مكان آخر.</translation>
    </message>
    <message>
        <source>an answer that was being written, up to %1; it is marked</source>
        <translation>إجابة كانت تُكتب حتى %1؛ وهي معلَّمة</translation>
    </message>
    <message>
        <source>Record %1 · chain head %2</source>
        <translation>السجل %1 · رأس السلسلة %2</translation>
    </message>
    <message>
        <source>Locking does not reach exports, print jobs or the system&apos;s swap file.</source>
        <translation>لا يشمل القفل الملفات المصدَّرة ولا مهام الطباعة ولا ملف المبادلة في النظام.</translation>
    </message>
    <message>
        <source>Full-disk encryption would cover them.</source>
        <translation>تشفير القرص بالكامل يشملها.</translation>
    </message>
    <message>
        <source>The disk of the data folder is encrypted as a whole.</source>
        <translation>قرص مجلد البيانات مشفَّر بالكامل.</translation>
    </message>
    <message>
        <source>Full-disk encryption would cover them on this computer; none was found.</source>
        <translation>تشفير القرص بالكامل يشملها على هذا الحاسوب؛ لم يُعثر على أي منه.</translation>
    </message>
    <message>
        <source>Interrupted: %1. What of it is on the disk is not encrypted.</source>
        <translation>توقّف: %1. ما هو منه على القرص غير مشفَّر.</translation>
    </message>
    <message>
        <source>every chat, the drafts, and the backups since it was encrypted</source>
        <translation>كل محادثة والمسودات والنسخ الاحتياطية منذ التشفير</translation>
    </message>
    <message>
        <source>Its history is encrypted.</source>
        <translation>سجله مُعمّى.</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>&amp;Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Ev&amp;aluate</source>
        <translation>تقييم</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>مساعدة</translation>
    </message>
</context>
<context>
    <name>missing</name>
    <message>
        <source>Look again</source>
        <translation>البحث مرة أخرى</translation>
    </message>
    <message>
        <source>Choose another model…</source>
        <translation>اختيار نموذج آخر…</translation>
    </message>
</context>
<context>
    <name>model_words</name>
    <message>
        <source>Missing</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>متغيّر</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>معزول</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>لم يُجرَّب</translation>
    </message>
    <message>
        <source>%1: the file is not there. Put it back, or choose another model.</source>
        <translation>%1: الملف غير موجود. أعده إلى مكانه، أو اختر نموذجًا آخر.</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>RESEARCH USE ONLY — not validated for medical use. Do not use for diagnosis, treatment or any decision about a patient. AI output can be wrong.</source>
        <translation>للاستخدام البحثي فقط — غير مُتحقَّق من صلاحيته للاستخدام الطبي. لا تستخدمه في التشخيص أو العلاج أو أي قرار يخصّ مريضًا. قد تكون مخرجات الذكاء الاصطناعي خاطئة.</translation>
    </message>
    <message>
        <source>AI-generated, research only — not for clinical use; model %1, %2.</source>
        <translation>مُولَّد آليًا، للبحث فقط — ليس للاستخدام السريري؛ النموذج %1، %2.</translation>
    </message>
    <message>
        <source>demo, not medical</source>
        <translation>تجريبي، غير طبي</translation>
    </message>
</context>
<context>
    <name>offer</name>
    <message>
        <source>open</source>
        <translation>مفتوح</translation>
    </message>
    <message>
        <source>terms to accept on its page</source>
        <translation>شروط تُقبل في صفحته</translation>
    </message>
    <message>
        <source>asks for a contact form on its page</source>
        <translation>يطلب نموذج اتصال في صفحته</translation>
    </message>
    <message>
        <source>not known whether it has terms to accept</source>
        <translation>لا يُعرف هل له شروط تُقبل</translation>
    </message>
    <message>
        <source>A research-only model, not validated for medical use. Mainly English. Static: it learns nothing new. As it is, without warranty.</source>
        <translation>نموذج للبحث فقط، غير متحقَّق من صلاحيته للاستخدام الطبي. بالإنجليزية أساسًا. ثابت: لا يتعلم شيئًا جديدًا. كما هو، دون ضمان.</translation>
    </message>
    <message>
        <source>%1 · adapted from %2</source>
        <translation>%1 · مكيَّف من %2</translation>
    </message>
    <message>
        <source>%1 · for comparison, not a medical model</source>
        <translation>%1 · للمقارنة، ليس نموذجًا طبيًا</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>billions of parameters</comment>
        <translation>%1 مليار</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>%1 (not verified)</source>
        <translation>%1 (غير متحقَّق منه)</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>الوصول</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>صُنع من</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>المعاملات</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>الشروط</translation>
    </message>
    <message>
        <source>GGUF by others</source>
        <translation>GGUF من آخرين</translation>
    </message>
    <message>
        <source>On the hub</source>
        <translation>على المستودع</translation>
    </message>
    <message>
        <source>%1: no answer (%2)</source>
        <translation>%1: لا إجابة (%2)</translation>
    </message>
    <message>
        <source>%1: %2, %3, commit %4, %5 files with weights</source>
        <translation>%1: %2، %3، الإيداع %4، ملفات الأوزان %5</translation>
    </message>
    <message>
        <source>no licence named</source>
        <translation>لا ترخيص مذكور</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>سُئل في %1</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>المعلَن</translation>
    </message>
    <message>
        <source>no figures known</source>
        <translation>لا أرقام معروفة</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>about %1 %</source>
        <translation>نحو %1 %</translation>
    </message>
    <message>
        <source>Source: %1; %2.</source>
        <translation>المصدر: %1؛ %2.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>نحو %1</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>يُصنع هنا</translation>
    </message>
    <message>
        <source>File and memory are for %1. Memory needed = file + context of 4,096 tokens + 1 GB. This computer: %2, of which %3 are free now. Fits: within what is free now. Tight: more than is free now, less than there is. Too large: more than this computer has.</source>
        <translation>الملف والذاكرة للنوع %1. الذاكرة اللازمة = الملف + سياق 4,096 رمزًا + 1 GB. هذا الحاسوب: %2، المتاح منها الآن %3. يتسع: ضمن المتاح الآن. ضيّق: أكثر من المتاح الآن وأقل من الكل. أكبر من المتاح: أكثر مما في هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Catalogue of %1, came with Casebook</source>
        <translation>فهرس بتاريخ %1، جاء مع Casebook</translation>
    </message>
    <message>
        <source>the hub was asked on %1</source>
        <translation>سُئل المستودع في %1</translation>
    </message>
    <message>
        <source>%1 free on the disk. After the download the SHA-256 is checked; a file that differs is not kept.</source>
        <translation>المتاح على القرص %1. بعد التنزيل يُتحقَّق من SHA-256؛ والملف المختلف لا يُحتفظ به.</translation>
    </message>
    <message>
        <source>an unknown amount</source>
        <translation>مقدار غير معروف</translation>
    </message>
    <message>
        <source>Download %1…</source>
        <translation>تنزيل %1…</translation>
    </message>
    <message>
        <source>about %1, one GGUF file, ready to use</source>
        <translation>نحو %1، ملف GGUF واحد، جاهز للاستعمال</translation>
    </message>
    <message>
        <source>about %1 of safetensors, converted here to a file of about %2</source>
        <translation>نحو %1 من safetensors، تُحوَّل هنا إلى ملف من نحو %2</translation>
    </message>
    <message>
        <source>Not enough room: about %1 are needed, %2 are free.</source>
        <translation>المساحة لا تكفي: يلزم نحو %1، والمتاح %2.</translation>
    </message>
    <message>
        <source>About %1 of the disk are needed then, not %2; the same file comes out.</source>
        <translation>يلزم عندئذ نحو %1 من القرص بدلًا من %2؛ والملف الناتج هو نفسه.</translation>
    </message>
    <message>
        <source>%1; about %2 are needed, %3 are free</source>
        <translation>%1؛ يلزم نحو %2، والمتاح %3</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Comes</source>
        <translation>يصل</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>يُحفظ في</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>ثم</translation>
    </message>
    <message>
        <source>checked, hashed, and tried once</source>
        <translation>يُفحص وتُحسب بصمته ويُجرَّب مرة</translation>
    </message>
</context>
<context>
    <name>pace</name>
    <message>
        <source>The battery is low. It goes on with mains power; Settings › Hardware has the rule.</source>
        <translation>البطارية ضعيفة. يتابع عند عودة التيار؛ القاعدة في الإعدادات › العتاد.</translation>
    </message>
</context>
<context>
    <name>pack</name>
    <message>
        <source>Part %2 of %3: %1</source>
        <translation>الجزء %2 من %3: %1</translation>
    </message>
    <message>
        <source>Paper trail of the conversion</source>
        <translation>سجل التحويل</translation>
    </message>
    <message>
        <source>Model card and licence (%1)</source>
        <translation>بطاقة النموذج والرخصة (%1)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروفة</translation>
    </message>
    <message>
        <source>%1 presets</source>
        <translation>الإعدادات المسبقة: %1</translation>
    </message>
    <message>
        <source>1 preset</source>
        <translation>إعداد مسبق واحد</translation>
    </message>
    <message>
        <source>%1 example sets</source>
        <translation>%1 مجموعات أمثلة</translation>
    </message>
    <message>
        <source>1 example set</source>
        <translation>مجموعة أمثلة واحدة</translation>
    </message>
    <message>
        <source>Start note, 3 languages, with the notice</source>
        <translation>ملاحظة البدء، 3 لغات، مع التنبيه</translation>
    </message>
</context>
<context>
    <name>plot</name>
    <message>
        <source>%2 minus %1</source>
        <translation>‏%2 ناقص %1</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>كل البنود</translation>
    </message>
    <message>
        <source>Second minus first</source>
        <translation>الثاني ناقص الأول</translation>
    </message>
    <message>
        <source>second</source>
        <translation>الثاني</translation>
    </message>
    <message>
        <source>Dashed: %1, %2 %</source>
        <translation>الخط المتقطع: %1، %2 %</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>الصدفة</translation>
    </message>
    <message>
        <source>all</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>⁦%1⁩ (⁦%2⁩ إلى ⁦%3⁩)</translation>
    </message>
    <message>
        <source>%1 lower</source>
        <translation>%1 أقل</translation>
    </message>
    <message>
        <source>%1 higher</source>
        <translation>%1 أعلى</translation>
    </message>
    <message>
        <source>differences this small cannot be detected (80 % power)</source>
        <translation>فروق بهذا الصغر لا يمكن كشفها (قوة 80 %)</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1 صحيح</translation>
    </message>
    <message>
        <source>%1 wrong</source>
        <translation>%1 خطأ</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>كلاهما صحيح</translation>
    </message>
    <message>
        <source>both wrong (%1 changed)</source>
        <translation>كلاهما خطأ (تغيّر %1)</translation>
    </message>
    <message>
        <source>right → wrong</source>
        <translation>صحيح ← خطأ</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>خطأ ← صحيح</translation>
    </message>
    <message>
        <source>stated probability of the chosen option</source>
        <translation>الاحتمال المُعلَن للخيار المختار</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>نسبة الصحيح</translation>
    </message>
    <message>
        <source>size of the file, GB</source>
        <translation>حجم الملف، GB</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>The model file is not there.</source>
        <translation>ملف النموذج غير موجود.</translation>
    </message>
    <message>
        <source>The model file is not there, nor is its folder.</source>
        <translation>ملف النموذج غير موجود، ولا مجلده.</translation>
    </message>
    <message>
        <source>Looked for %1; %2 is not there.</source>
        <translation>بُحث عن %1؛ و%2 غير موجود.</translation>
    </message>
    <message>
        <source>Attach its disk, or choose another model.</source>
        <translation>صِل قرصه، أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>This field pack is not complete, so it is not used.</source>
        <translation>هذه الحزمة الميدانية غير مكتملة، فلا تُستخدم.</translation>
    </message>
    <message>
        <source>The list of contents, %1, is written last and is not there.</source>
        <translation>قائمة المحتويات، %1، تُكتب أخيرًا وهي غير موجودة.</translation>
    </message>
    <message>
        <source>Write the pack again where it was made, into the same folder: it goes on there.</source>
        <translation>اكتب الحزمة مجددًا حيث أُنشئت، في المجلد نفسه: تُستأنف من هناك.</translation>
    </message>
    <message>
        <source>There is no field pack in that folder.</source>
        <translation>لا توجد حزمة ميدانية في هذا المجلد.</translation>
    </message>
    <message>
        <source>Looked for %1.</source>
        <translation>بُحث عن %1.</translation>
    </message>
    <message>
        <source>Choose the folder that holds casebook-pack.json.</source>
        <translation>اختر المجلد الذي يحتوي على casebook-pack.json.</translation>
    </message>
    <message>
        <source>This field pack cannot be used. Nothing was added.</source>
        <translation>لا يمكن استخدام هذه الحزمة الميدانية. لم يُضَف شيء.</translation>
    </message>
    <message>
        <source>Copy the whole folder again from where the pack was made.</source>
        <translation>انسخ المجلد كله مجددًا من حيث أُنشئت الحزمة.</translation>
    </message>
    <message>
        <source>A file of the pack is not the one that was written. Nothing was added.</source>
        <translation>أحد ملفات الحزمة ليس الملف الذي كُتب. لم يُضَف شيء.</translation>
    </message>
    <message>
        <source>Copy that file again from where the pack was made, or use another stick.</source>
        <translation>انسخ هذا الملف مجددًا من حيث أُنشئت الحزمة، أو استخدم ذاكرة أخرى.</translation>
    </message>
    <message>
        <source>This field pack was made by a newer Casebook.</source>
        <translation>أُنشئت هذه الحزمة الميدانية بإصدار أحدث من Casebook.</translation>
    </message>
    <message>
        <source>Made by %1, in format %2; this version knows formats up to %3.</source>
        <translation>أنشأها %1 بالتنسيق %2؛ ويعرف هذا الإصدار التنسيقات حتى %3.</translation>
    </message>
    <message>
        <source>Install the newer version, or have the pack written by this one.</source>
        <translation>ثبّت الإصدار الأحدث، أو اكتب الحزمة بهذا الإصدار.</translation>
    </message>
    <message>
        <source>The stick did not keep what was written on it.</source>
        <translation>لم تحتفظ الذاكرة بما كُتب عليها.</translation>
    </message>
    <message>
        <source>%1 was read back: %2.</source>
        <translation>أُعيدت قراءة %1: %2.</translation>
    </message>
    <message>
        <source>Use another stick: this one is damaged, or smaller than it says. No pack was made.</source>
        <translation>استخدم ذاكرة أخرى: هذه تالفة، أو أصغر مما تدّعي. لم تُنشأ أي حزمة.</translation>
    </message>
    <message>
        <source>The stick could not be read or written.</source>
        <translation>تعذّرت قراءة الذاكرة أو الكتابة عليها.</translation>
    </message>
    <message>
        <source>Put it in again and start again: what was copied is kept, and checked before it is used.</source>
        <translation>أعد إدخالها وابدأ مجددًا: ما نُسخ محفوظ، ويُتحقق منه قبل استخدامه.</translation>
    </message>
    <message>
        <source>The stick cannot hold a file that large.</source>
        <translation>لا تتسع الذاكرة لملف بهذا الحجم.</translation>
    </message>
    <message>
        <source>%1: one file there ends at %2.</source>
        <translation>%1: ينتهي الملف الواحد هناك عند %2.</translation>
    </message>
    <message>
        <source>Write the pack in smaller parts.</source>
        <translation>اكتب الحزمة في أجزاء أصغر.</translation>
    </message>
    <message>
        <source>There are other files in that folder.</source>
        <translation>توجد ملفات أخرى في هذا المجلد.</translation>
    </message>
    <message>
        <source>%1 was left as it is.</source>
        <translation>تُرك %1 كما هو.</translation>
    </message>
    <message>
        <source>Name a new folder on the stick, or an empty one.</source>
        <translation>سمِّ مجلدًا جديدًا على الذاكرة، أو مجلدًا فارغًا.</translation>
    </message>
    <message>
        <source>This pack is being written or read by another Casebook.</source>
        <translation>تجري كتابة هذه الحزمة أو قراءتها بواسطة Casebook آخر.</translation>
    </message>
    <message>
        <source>Wait until that is done, then try again.</source>
        <translation>انتظر حتى ينتهي ذلك، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Put the file back, or choose another model.</source>
        <translation>أعد الملف إلى مكانه، أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>This file cannot be used as a model.</source>
        <translation>لا يمكن استخدام هذا الملف نموذجًا.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>تعذّر الوصول إلى الخادم.</translation>
    </message>
    <message>
        <source>The longest item of this set does not fit the context.</source>
        <translation>أطول سؤال في هذه المجموعة لا يتسع له السياق.</translation>
    </message>
    <message>
        <source>Use a larger context or fewer examples. Nothing is cut to make it fit.</source>
        <translation>استخدم سياقًا أكبر أو أمثلة أقل. لا يُقتطع شيء ليتسع.</translation>
    </message>
    <message>
        <source>This file cannot be used as a set of questions.</source>
        <translation>لا يمكن استخدام هذا الملف مجموعةَ أسئلة.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Correct that place, or choose another file or another set.</source>
        <translation>صحّح ذلك الموضع، أو اختر ملفًا آخر أو مجموعة أخرى.</translation>
    </message>
    <message>
        <source>This model cannot be scored by this protocol.</source>
        <translation>لا يمكن تقييم هذا النموذج بهذا البروتوكول.</translation>
    </message>
    <message>
        <source>Choose another protocol, or another model.</source>
        <translation>اختر بروتوكولًا آخر أو نموذجًا آخر.</translation>
    </message>
    <message>
        <source>This model fails what a sound model knows.</source>
        <translation>هذا النموذج يخفق فيما يعرفه نموذج سليم.</translation>
    </message>
    <message>
        <source>Check its file, or choose another model or protocol. It can be scored all the same (--despite-probe); its record then says so.</source>
        <translation>افحص ملفه، أو اختر نموذجا أو بروتوكولا آخر. يمكن تقييمه رغم ذلك (--despite-probe)؛ وعندئذ يذكر سجله ذلك.</translation>
    </message>
    <message>
        <source>The run in this folder was begun in another way.</source>
        <translation>بدأ التقييم في هذا المجلد بطريقة أخرى.</translation>
    </message>
    <message>
        <source>Not the same: %1.</source>
        <translation>ليس متطابقًا: %1.</translation>
    </message>
    <message>
        <source>Ask for the same again, or choose another folder.</source>
        <translation>اطلب الشيء نفسه مرة أخرى، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>This folder cannot be read as a run.</source>
        <translation>لا يمكن قراءة هذا المجلد كتقييم.</translation>
    </message>
    <message>
        <source>Choose the folder of a run, or copy it again.</source>
        <translation>اختر مجلد تقييم، أو انسخه مرة أخرى.</translation>
    </message>
    <message>
        <source>Another program is writing this run.</source>
        <translation>برنامج آخر يكتب هذا التقييم.</translation>
    </message>
    <message>
        <source>Its folder is %1.</source>
        <translation>مجلده هو %1.</translation>
    </message>
    <message>
        <source>Wait until it is done, or choose another folder.</source>
        <translation>انتظر حتى ينتهي، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>These runs cannot be compared.</source>
        <translation>لا يمكن مقارنة هذين التقييمين.</translation>
    </message>
    <message>
        <source>Run both with the same set, items and protocol.</source>
        <translation>أجرِ كليهما بالمجموعة والأسئلة والبروتوكول نفسها.</translation>
    </message>
    <message>
        <source>Check the connection, then try again. What was downloaded is kept.</source>
        <translation>تحقّق من الاتصال، ثم أعد المحاولة. ما جرى تنزيله محفوظ.</translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent over it.</source>
        <translation>الاتصال غير آمن، لذلك لم يُرسل عبره شيء.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date. If your network has a certificate of its own, name its file in SSL_CERT_FILE.</source>
        <translation>تحقّق من تاريخ هذا الحاسوب. إن كان لشبكتك شهادة خاصة بها، فاذكر ملفها في SSL_CERT_FILE.</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation>لم يسمح الوكيل بمرور الاتصال.</translation>
    </message>
    <message>
        <source>Check HTTPS_PROXY and NO_PROXY, then try again.</source>
        <translation>تحقّق من HTTPS_PROXY وNO_PROXY، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>This repository is not open to everyone.</source>
        <translation>هذا المستودع غير متاح للجميع.</translation>
    </message>
    <message>
        <source>For %1 the server answered %2.</source>
        <translation>أجاب الخادم عن %1 بالرمز %2.</translation>
    </message>
    <message>
        <source>Check its name, accept the terms on the model&apos;s page, then give a token of your account.</source>
        <translation>تحقّق من اسمه، واقبل الشروط في صفحة النموذج، ثم قدّم رمز وصول من حسابك.</translation>
    </message>
    <message>
        <source>The server has no such repository, revision or file.</source>
        <translation>لا يوجد في الخادم مستودع أو مراجعة أو ملف كهذا.</translation>
    </message>
    <message>
        <source>Copy the name from the model&apos;s page.</source>
        <translation>انسخ الاسم من صفحة النموذج.</translation>
    </message>
    <message>
        <source>The repository has no file that fits.</source>
        <translation>ليس في المستودع ملف مناسب.</translation>
    </message>
    <message>
        <source>Choose another type, or name one file of the repository.</source>
        <translation>اختر نوعًا آخر، أو اذكر اسم ملف من المستودع.</translation>
    </message>
    <message>
        <source>The server does not give the file now.</source>
        <translation>لا يقدّم الخادم الملف الآن.</translation>
    </message>
    <message>
        <source>%1 answered %2.</source>
        <translation>أجاب %1 بالرمز %2.</translation>
    </message>
    <message>
        <source>Wait a while, then try again. What was downloaded is kept.</source>
        <translation>انتظر قليلًا، ثم أعد المحاولة. ما جرى تنزيله محفوظ.</translation>
    </message>
    <message>
        <source>What the server sent is not what was asked for.</source>
        <translation>ما أرسله الخادم ليس ما طُلب.</translation>
    </message>
    <message>
        <source>Try again later, or from another network.</source>
        <translation>أعد المحاولة لاحقًا، أو من شبكة أخرى.</translation>
    </message>
    <message>
        <source>The file is not the one whose download was begun.</source>
        <translation>الملف ليس هو الذي بدأ تنزيله.</translation>
    </message>
    <message>
        <source>Nothing was changed. Start this download over, or go on with the old state.</source>
        <translation>لم يتغيّر شيء. ابدأ هذا التنزيل من جديد، أو تابع بالحالة القديمة.</translation>
    </message>
    <message>
        <source>The file that arrived is not the one that was published.</source>
        <translation>الملف الذي وصل ليس هو المنشور.</translation>
    </message>
    <message>
        <source>%1 has another check sum; it was removed.</source>
        <translation>للملف %1 مجموع تحقّق آخر؛ وقد حُذف.</translation>
    </message>
    <message>
        <source>Download it again. If that happens twice, check the disk and the network.</source>
        <translation>نزّله مرة أخرى. إن حدث ذلك مرتين، فتحقّق من القرص والشبكة.</translation>
    </message>
    <message>
        <source>Check its address and that it runs, then try again.</source>
        <translation>تحقق من عنوانه ومن أنه يعمل، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>This run asks a server, and the remote endpoint is off.</source>
        <translation>هذه الجولة تسأل خادمًا، والخادم البعيد متوقف.</translation>
    </message>
    <message>
        <source>It asks %1.</source>
        <translation>تسأل %1.</translation>
    </message>
    <message>
        <source>Turn that server on (Settings, Remote endpoint), then resume the run.</source>
        <translation>شغّل ذلك الخادم (الإعدادات، خادم بعيد)، ثم استأنف الجولة.</translation>
    </message>
    <message>
        <source>The server does not accept the key.</source>
        <translation>الخادم لا يقبل المفتاح.</translation>
    </message>
    <message>
        <source>Give the key of an account at this server.</source>
        <translation>أعطِ مفتاح حساب لدى هذا الخادم.</translation>
    </message>
    <message>
        <source>The server does not answer questions now.</source>
        <translation>الخادم لا يجيب عن الأسئلة الآن.</translation>
    </message>
    <message>
        <source>Wait a while, then ask again.</source>
        <translation>انتظر قليلًا ثم اسأل من جديد.</translation>
    </message>
    <message>
        <source>Look whether it speaks OpenAI’s way, then ask again.</source>
        <translation>تحقق من أنه يتحدث بأسلوب OpenAI، ثم اسأل من جديد.</translation>
    </message>
    <message>
        <source>This file is being downloaded already.</source>
        <translation>يجري تنزيل هذا الملف بالفعل.</translation>
    </message>
    <message>
        <source>%1, of %2.</source>
        <translation>%1، من %2.</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>انتظر حتى ينتهي ذلك.</translation>
    </message>
    <message>
        <source>Copy it again from its source, or choose another file.</source>
        <translation>انسخه من مصدره من جديد، أو اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>The model file is not the one that was added.</source>
        <translation>ملف النموذج ليس الملف الذي أُضيف.</translation>
    </message>
    <message>
        <source>%1 has changed on disk since then.</source>
        <translation>تغيّر %1 على القرص منذ ذلك الحين.</translation>
    </message>
    <message>
        <source>Add it again as a new model, or restore the old file.</source>
        <translation>أضفه من جديد نموذجًا جديدًا، أو استعد الملف القديم.</translation>
    </message>
    <message>
        <source>There is no model by that name.</source>
        <translation>لا نموذج بهذا الاسم.</translation>
    </message>
    <message>
        <source>Asked for: %1.</source>
        <translation>المطلوب: %1.</translation>
    </message>
    <message>
        <source>`casebook models list` shows the models; `casebook models add` adds one.</source>
        <translation>يعرض `casebook models list` النماذج؛ ويضيف `casebook models add` نموذجًا.</translation>
    </message>
    <message>
        <source>The chat template of this model cannot be used.</source>
        <translation>لا يمكن استخدام قالب المحادثة لهذا النموذج.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Choose another model, or a newer copy of this one.</source>
        <translation>اختر نموذجًا آخر، أو نسخة أحدث من هذا النموذج.</translation>
    </message>
    <message>
        <source>The model did not load.</source>
        <translation>لم يُحمَّل النموذج.</translation>
    </message>
    <message>
        <source>It needs %1 of memory; %2 were free.</source>
        <translation>يحتاج %1 من الذاكرة؛ وكان المتاح %2.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller type, or a smaller context.</source>
        <translation>أغلق برامج أخرى، أو اختر نوعًا أصغر، أو سياقًا أصغر.</translation>
    </message>
    <message>
        <source>The question does not fit the context.</source>
        <translation>السؤال أطول من السياق.</translation>
    </message>
    <message>
        <source>It needs %1 tokens; the context holds %2.</source>
        <translation>يحتاج %1 رمزًا؛ ويتسع السياق لـ %2.</translation>
    </message>
    <message>
        <source>Leave older messages out, shorten the question, or use a larger context.</source>
        <translation>اترك رسائل أقدم، أو اختصر السؤال، أو استخدم سياقًا أكبر.</translation>
    </message>
    <message>
        <source>The engine cannot run on this processor.</source>
        <translation>لا يعمل المحرك على هذا المعالج.</translation>
    </message>
    <message>
        <source>It stopped at an instruction the processor does not have.</source>
        <translation>توقّف عند تعليمة ليست في المعالج.</translation>
    </message>
    <message>
        <source>Install the build of Casebook that is made for older processors.</source>
        <translation>ثبِّت نسخة Casebook المعدّة للمعالجات الأقدم.</translation>
    </message>
    <message>
        <source>The engine stopped.</source>
        <translation>توقّف المحرك.</translation>
    </message>
    <message>
        <source>Its exit status was %1.</source>
        <translation>كانت حالة خروجه %1.</translation>
    </message>
    <message>
        <source>Try again, or load the model on CPU only.</source>
        <translation>حاول من جديد، أو حمِّل النموذج على CPU فقط.</translation>
    </message>
    <message>
        <source>This model has not been tried on this computer yet.</source>
        <translation>لم يُجرَّب هذا النموذج على هذا الحاسوب بعد.</translation>
    </message>
    <message>
        <source>%1 is tried now, in a process of its own.</source>
        <translation>يُجرَّب %1 الآن في عملية منفصلة.</translation>
    </message>
    <message>
        <source>The question waits in its field, and goes out by itself once that is done.</source>
        <translation>ينتظر السؤال في حقله، ويُرسل من تلقاء نفسه عند انتهاء ذلك.</translation>
    </message>
    <message>
        <source>The trial ended without an answer: the model is not used.</source>
        <translation>انتهت التجربة دون إجابة: لا يُستعمل النموذج.</translation>
    </message>
    <message>
        <source>Its process ended with status %1 after %2 s.</source>
        <translation>انتهت عمليته بالحالة %1 بعد %2 ث.</translation>
    </message>
    <message>
        <source>Check the file&apos;s hash, or try a smaller type.</source>
        <translation>تحقّق من بصمة الملف، أو جرّب نوعًا أصغر.</translation>
    </message>
    <message>
        <source>The trial took too long and was stopped.</source>
        <translation>طالت التجربة أكثر من اللازم فأُوقفت.</translation>
    </message>
    <message>
        <source>It gave no answer within %1 seconds.</source>
        <translation>لم يُعطِ إجابة خلال %1 ثانية.</translation>
    </message>
    <message>
        <source>This says nothing of the file. Try again, when this computer has less to do.</source>
        <translation>هذا لا يقول شيئًا عن الملف. حاول مجددًا عندما يقلّ انشغال هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The engine is still at work on another question.</source>
        <translation>ما زال المحرك يعمل على سؤال آخر.</translation>
    </message>
    <message>
        <source>Wait for its answer, or stop it.</source>
        <translation>انتظر إجابته، أو أوقفه.</translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>أُوقف قبل أن يكتمل.</translation>
    </message>
    <message>
        <source>Nothing half-written was left behind.</source>
        <translation>لم يبقَ شيء غير مكتمل.</translation>
    </message>
    <message>
        <source>This cannot be done here.</source>
        <translation>لا يمكن فعل هذا هنا.</translation>
    </message>
    <message>
        <source>`casebook doctor` says what this computer can do.</source>
        <translation>يبيّن `casebook doctor` ما يستطيعه هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>صحِّحها وحاول من جديد.</translation>
    </message>
    <message>
        <source>There is no file at that place.</source>
        <translation>لا يوجد ملف في ذلك المكان.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>There is nothing by that name or id.</source>
        <translation>لا شيء بهذا الاسم أو المعرِّف.</translation>
    </message>
    <message>
        <source>List what there is, and copy the id from there.</source>
        <translation>اعرض ما هو موجود، وانسخ المعرِّف من هناك.</translation>
    </message>
    <message>
        <source>A file of that name is there already.</source>
        <translation>يوجد ملف بهذا الاسم بالفعل.</translation>
    </message>
    <message>
        <source>%1 was not overwritten.</source>
        <translation>لم يُكتب فوق %1.</translation>
    </message>
    <message>
        <source>Choose another name, or have it replaced (`--overwrite`).</source>
        <translation>اختر اسمًا آخر، أو دعه يُستبدل (`--overwrite`).</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>لا توجد مساحة كافية على القرص.</translation>
    </message>
    <message>
        <source>The file needs %1; %2 are free at %3. Nothing was written.</source>
        <translation>يحتاج الملف إلى %1؛ المتاح %2 في %3. لم يُكتب شيء.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>أخلِ بعض المساحة، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The output of this command is cut short.</source>
        <translation>خرج هذا الأمر مبتور.</translation>
    </message>
    <message>
        <source>The system says: %1.</source>
        <translation>يقول النظام: %1.</translation>
    </message>
    <message>
        <source>Send it where there is room, and run the command again.</source>
        <translation>أرسله إلى مكان فيه متسع، ثم شغّل الأمر مرة أخرى.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>القرص ممتلئ.</translation>
    </message>
    <message>
        <source>%1 are free at %2.</source>
        <translation>المتاح %1 في %2.</translation>
    </message>
    <message>
        <source>Free some space, then try again. What was saved is intact.</source>
        <translation>أفرغ بعض المساحة ثم حاول من جديد. ما حُفظ سليم.</translation>
    </message>
    <message>
        <source>The disk with Casebook&apos;s data is not there any more.</source>
        <translation>لم يعد القرص الذي يحمل بيانات Casebook موجودًا.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>تعذّر الوصول إلى %1.</translation>
    </message>
    <message>
        <source>Plug it in again, then close Casebook and start it again. What was saved is on it; an open window offers to save the rest elsewhere before it closes.</source>
        <translation>أعد توصيله، ثم أغلق Casebook وشغّله من جديد. ما حُفظ موجود عليه؛ والنافذة المفتوحة تعرض قبل إغلاقها حفظ الباقي في مكان آخر.</translation>
    </message>
    <message>
        <source>The disk could not be read or written.</source>
        <translation>تعذّرت القراءة من القرص أو الكتابة عليه.</translation>
    </message>
    <message>
        <source>Check the disk and its cable, then try again. What was saved is intact.</source>
        <translation>افحص القرص وكابله ثم حاول من جديد. ما حُفظ سليم.</translation>
    </message>
    <message>
        <source>That folder can be read but not written.</source>
        <translation>يمكن قراءة ذلك المجلد دون الكتابة فيه.</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another folder.</source>
        <translation>اسمح بالكتابة فيه، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The data folder can be read but not written.</source>
        <translation>مجلد البيانات يُقرأ ولا يُكتب فيه.</translation>
    </message>
    <message>
        <source>The history is encrypted.</source>
        <translation>السجل مُعمّى.</translation>
    </message>
    <message>
        <source>Give its passphrase or its recovery code.</source>
        <translation>أدخل عبارة السر أو رمز الاسترداد.</translation>
    </message>
    <message>
        <source>This is neither the passphrase nor the recovery code.</source>
        <translation>ليست هذه عبارة السر ولا رمز الاسترداد.</translation>
    </message>
    <message>
        <source>Try again; look at Caps Lock and the keyboard&apos;s language.</source>
        <translation>حاول مجددًا؛ تحقق من قفل الأحرف الكبيرة ولغة لوحة المفاتيح.</translation>
    </message>
    <message>
        <source>The keys of the history cannot be read.</source>
        <translation>تعذّرت قراءة مفاتيح السجل.</translation>
    </message>
    <message>
        <source>%1 and the copy beside it are missing or damaged.</source>
        <translation>%1 والنسخة المجاورة مفقودان أو تالفان.</translation>
    </message>
    <message>
        <source>Name the checkpoint&apos;s folder, or a GGUF file to quantize.</source>
        <translation>اذكر مجلد نقطة الحفظ، أو ملف GGUF لتكميمه.</translation>
    </message>
    <message>
        <source>Put that right, or copy all files again from the model&apos;s page.</source>
        <translation>صحّح ذلك، أو انسخ جميع الملفات مجددًا من صفحة النموذج.</translation>
    </message>
    <message>
        <source>The file made from this checkpoint could not be used.</source>
        <translation>لا يمكن استخدام الملف الناتج عن نقطة الحفظ هذه.</translation>
    </message>
    <message>
        <source>Nothing was written. Put that right in the checkpoint; `casebook convert` with `-o` writes the file as it is.</source>
        <translation>لم يُكتب شيء. صحّح ذلك في نقطة الحفظ؛ الأمر `casebook convert` مع `-o` يكتب الملف كما هو.</translation>
    </message>
    <message>
        <source>No conversation could be taken from this file.</source>
        <translation>تعذّر أخذ أي محادثة من هذا الملف.</translation>
    </message>
    <message>
        <source>Export it again from the program that wrote it.</source>
        <translation>صدِّره من جديد من البرنامج الذي كتبه.</translation>
    </message>
    <message>
        <source>Something matches the form of an identifier.</source>
        <translation>هناك ما له شكل بيانات تعريفية.</translation>
    </message>
    <message>
        <source>Found: %1. The check misses things, and may see too much.</source>
        <translation>وُجد: %1. هذا الفحص تفوته أشياء وقد يرى أكثر مما يجب.</translation>
    </message>
    <message>
        <source>A name is too long for this disk.</source>
        <translation>الاسم أطول مما يقبله هذا القرص.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>اختر اسمًا أقصر.</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>أغلق برامج أخرى، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Its place is %1.</source>
        <translation>مكانه %1.</translation>
    </message>
    <message>
        <source>The converted file cannot be used as a model.</source>
        <translation>لا يمكن استخدام الملف المحوَّل كنموذج.</translation>
    </message>
    <message>
        <source>It was removed. `casebook convert` with `-o` writes it without a trial and keeps it.</source>
        <translation>حُذف الملف. الأمر `casebook convert` مع `-o` يكتبه من دون تجربة ويُبقيه.</translation>
    </message>
    <message>
        <source>There is no model to work with.</source>
        <translation>لا يوجد نموذج للعمل به.</translation>
    </message>
    <message>
        <source>The system ended the engine: memory ran out.</source>
        <translation>أنهى النظام المحرك: نفدت الذاكرة.</translation>
    </message>
    <message>
        <source>It needs about %1; %2 are free now.</source>
        <translation>يحتاج إلى نحو %1؛ المتاح الآن %2.</translation>
    </message>
    <message>
        <source>The engine was killed while memory ran out.</source>
        <translation>أُنهي المحرك قسرًا أثناء نفاد الذاكرة.</translation>
    </message>
    <message>
        <source>In that time the system ended a program for want of memory. The engine needs about %1; %2 are free now.</source>
        <translation>في ذلك الوقت أنهى النظام برنامجًا لنقص الذاكرة. يحتاج المحرك إلى نحو %1؛ المتاح الآن %2.</translation>
    </message>
    <message>
        <source>The engine stopped when this model was last loaded.</source>
        <translation>توقّف المحرك عند آخر تحميل لهذا النموذج.</translation>
    </message>
    <message>
        <source>So %1 is not loaded again by itself.</source>
        <translation>لذلك لا يُحمَّل %1 مرة أخرى من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>A value cannot be used.</source>
        <translation>لا يمكن استخدام قيمة.</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another data folder.</source>
        <translation>اسمح بالكتابة هناك، أو اختر مجلد بيانات آخر.</translation>
    </message>
    <message>
        <source>Casebook is open on this data folder.</source>
        <translation>مجلد البيانات هذا مفتوح في Casebook.</translation>
    </message>
    <message>
        <source>Process %1 writes to it.</source>
        <translation>تكتب فيه العملية %1.</translation>
    </message>
    <message>
        <source>Close its window or let its command end first, or choose another data folder.</source>
        <translation>أغلق نافذته أو دع أمره ينتهي أولًا، أو اختر مجلد بيانات آخر.</translation>
    </message>
    <message>
        <source>Copy the .keys.json file of a backup to that place.</source>
        <translation>انسخ ملف ‎.keys.json لنسخة احتياطية إلى ذلك المكان.</translation>
    </message>
    <message>
        <source>This data folder was last used by a newer Casebook.</source>
        <translation>آخر ما استخدم مجلد البيانات هذا إصدار أحدث من Casebook.</translation>
    </message>
    <message>
        <source>That was %1; this is %2, which does not know its format.</source>
        <translation>كان %1؛ وهذا %2، ولا يعرف تنسيقه.</translation>
    </message>
    <message>
        <source>Open it read-only, or install the newer version.</source>
        <translation>افتحه للقراءة فقط، أو ثبِّت الإصدار الأحدث.</translation>
    </message>
    <message>
        <source>The history file is damaged.</source>
        <translation>ملف السجل تالف.</translation>
    </message>
    <message>
        <source>Nothing was changed or deleted. Restore a backup from the backups folder.</source>
        <translation>لم يُغيَّر شيء ولم يُحذف. استعد نسخة احتياطية من مجلد backups.</translation>
    </message>
    <message>
        <source>Another program holds the history file.</source>
        <translation>يحجز برنامج آخر ملف السجل.</translation>
    </message>
    <message>
        <source>%1 stayed locked.</source>
        <translation>بقي %1 مقفلًا.</translation>
    </message>
    <message>
        <source>Close that program and try again. Nothing was lost.</source>
        <translation>أغلق ذلك البرنامج وحاول من جديد. لم يُفقد شيء.</translation>
    </message>
    <message>
        <source>There is no folder for Casebook&apos;s data.</source>
        <translation>لا مجلد لبيانات Casebook.</translation>
    </message>
    <message>
        <source>Name one with --data-dir or CASEBOOK_DATA_DIR.</source>
        <translation>سمِّ مجلدًا بالخيار ‎--data-dir أو CASEBOOK_DATA_DIR.</translation>
    </message>
    <message>
        <source>There is no display for the window.</source>
        <translation>لا شاشة للنافذة.</translation>
    </message>
    <message>
        <source>`casebook ask &quot;…&quot;` answers without one.</source>
        <translation>يجيب `casebook ask &quot;…&quot;` من دون شاشة.</translation>
    </message>
    <message>
        <source>The research-only notice has not been confirmed.</source>
        <translation>لم يُؤكَّد تنبيه الاستخدام البحثي.</translation>
    </message>
    <message>
        <source>Read and confirm it in the window first.</source>
        <translation>اقرأه وأكِّده في النافذة أولًا.</translation>
    </message>
    <message>
        <source>There is nothing to convert at that place.</source>
        <translation>لا يوجد ما يُحوَّل في ذلك المكان.</translation>
    </message>
    <message>
        <source>%1 was looked for.</source>
        <translation>جرى البحث عن %1.</translation>
    </message>
    <message>
        <source>This checkpoint cannot be converted.</source>
        <translation>لا يمكن تحويل نقطة الحفظ هذه.</translation>
    </message>
    <message>
        <source>Casebook does not convert models of this architecture.</source>
        <translation>لا يحوّل Casebook نماذج هذه المعمارية.</translation>
    </message>
    <message>
        <source>It is %1; known are %2.</source>
        <translation>هي %1؛ والمعروفة: %2.</translation>
    </message>
    <message>
        <source>Look for a GGUF file of this model that others made, and add that.</source>
        <translation>ابحث عن ملف GGUF لهذا النموذج صنعه آخرون، وأضفه.</translation>
    </message>
    <message>
        <source>No model file can be made from this checkpoint&apos;s tokenizer.</source>
        <translation>لا يمكن صنع ملف نموذج من المجزّئ (tokenizer) في نقطة الحفظ هذه.</translation>
    </message>
    <message>
        <source>Copy tokenizer.model or tokenizer.json from the model&apos;s page into the folder.</source>
        <translation>انسخ tokenizer.model أو tokenizer.json من صفحة النموذج إلى المجلد.</translation>
    </message>
    <message>
        <source>Another conversion is writing this file.</source>
        <translation>تحويل آخر يكتب هذا الملف.</translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation>وهو %1.</translation>
    </message>
    <message>
        <source>Wait until it is done, or choose another name.</source>
        <translation>انتظر حتى يكتمل، أو اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Mask them, take them out, or go on without the check.</source>
        <translation>احجبها أو احذفها أو تابع دون الفحص.</translation>
    </message>
    <message>
        <source>There is no folder to write to.</source>
        <translation>لا يوجد مجلد للكتابة فيه.</translation>
    </message>
    <message>
        <source>Make it first, or choose another.</source>
        <translation>أنشئه أولًا، أو اختر غيره.</translation>
    </message>
    <message>
        <source>This disk cannot hold a file that large.</source>
        <translation>لا يتسع هذا القرص لملف بهذا الحجم.</translation>
    </message>
    <message>
        <source>The file needs %1; at %2 one file ends at %3.</source>
        <translation>يحتاج الملف إلى %1؛ في %2 ينتهي الملف عند %3.</translation>
    </message>
    <message>
        <source>Choose a smaller type, or another disk.</source>
        <translation>اختر نوعًا أصغر، أو قرصًا آخر.</translation>
    </message>
    <message>
        <source>There is not enough memory for this conversion.</source>
        <translation>لا توجد ذاكرة كافية لهذا التحويل.</translation>
    </message>
    <message>
        <source>It needs %1; %2 are free.</source>
        <translation>يحتاج إلى %1؛ المتاح %2.</translation>
    </message>
    <message>
        <source>Casebook met an error it does not know.</source>
        <translation>واجه Casebook خطأً لا يعرفه.</translation>
    </message>
    <message>
        <source>What was saved is intact. Copy the details into a report.</source>
        <translation>ما حُفظ سليم. انسخ التفاصيل إلى تقرير.</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>Casebook: recovery code of a history</source>
        <translation>Casebook: رمز استرداد لسجل</translation>
    </message>
    <message>
        <source>It opens the history and its backups if the passphrase is forgotten. Keep it away from the computer.</source>
        <translation>يفتح السجل ونسخه إن نُسيت عبارة المرور. أبقه بعيدًا عن الحاسوب.</translation>
    </message>
    <message>
        <source>A file of that name is there already.</source>
        <translation>يوجد ملف بهذا الاسم.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>حُفظ باسم %1.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>رمز الاسترداد</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>أُرسل إلى الطابعة.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>المعايرة</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>مجموعة البيانات</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Model and engine</source>
        <translation>النموذج والمحرك</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>الصحيح</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Standard error, as the harness gives it</source>
        <translation>الخطأ المعياري كما يعطيه lm-evaluation-harness</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 نقطة مئوية</translation>
    </message>
    <message>
        <source>Always the commonest key</source>
        <translation>المفتاح الأكثر تكرارًا دائمًا</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>⁦%1⁩: %2</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>المصادفة</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>لم تُسأل</translation>
    </message>
    <message>
        <source>Unreadable, counted as wrong</source>
        <translation>غير مقروءة، تُحسب خطأ</translation>
    </message>
    <message>
        <source>Of the readable answers alone</source>
        <translation>من الإجابات المقروءة وحدها</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Brier score (0 is best, 2 worst)</source>
        <translation>درجة Brier (0 الأفضل، 2 الأسوأ)</translation>
    </message>
    <message>
        <source>Calibration error, ten bins</source>
        <translation>خطأ المعايرة، عشر فئات</translation>
    </message>
    <message>
        <source>Probability on the options</source>
        <translation>الاحتمال على الخيارات</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>غير معروفة هنا</translation>
    </message>
    <message>
        <source>Items of the set</source>
        <translation>بنود المجموعة</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 ذات %2</translation>
    </message>
    <message>
        <source>Commonest key</source>
        <translation>المفتاح الأكثر تكرارًا</translation>
    </message>
    <message>
        <source>Repeated items</source>
        <translation>البنود المكررة</translation>
    </message>
    <message>
        <source>SHA-256 of the content</source>
        <translation>SHA-256 للمحتوى</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>الملف %1</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>ما سُئل</translation>
    </message>
    <message>
        <source>%1 of %2, drawn by strata with seed %3</source>
        <translation>%1 من %2، سُحبت طبقيًا بالبذرة %3</translation>
    </message>
    <message>
        <source>Left out, given away by examples</source>
        <translation>مستبعدة لأن الأمثلة تكشفها</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>⁦%1⁩، الإصدار %2</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>الطريقة</translation>
    </message>
    <message>
        <source>log likelihood</source>
        <translation>لوغاريتم الأرجحية</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>توليد</translation>
    </message>
    <message>
        <source>Through the chat template</source>
        <translation>عبر قالب المحادثة</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>%1, %2 bytes, %3</source>
        <translation>⁦%1⁩، %2 بايت، ⁦%3⁩</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Trivial questions</source>
        <translation>أسئلة بديهية</translation>
    </message>
    <message>
        <source>%1 of %2 right, %3 on options</source>
        <translation>%1 صحيحة من %2، %3 على الخيارات</translation>
    </message>
    <message>
        <source>Of them right in the asked form</source>
        <translation>منها صحيحة بالصيغة المطلوبة</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>الزوج</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>ما ثبت</translation>
    </message>
    <message>
        <source>not told apart</source>
        <translation>لم يُفرَّق بينهما</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <translation>%1 أفضل</translation>
    </message>
    <message>
        <source>Runs under one letter were asked the same items in the same way, and stand side by side. What stands under different letters cannot be compared, and no table holds both.</source>
        <translation>التقييمات تحت حرف واحد سُئلت البنود نفسها بالطريقة نفسها وتقف جنبًا إلى جنب. ما يقف تحت حروف مختلفة لا يُقارن، ولا يجمعهما جدول.</translation>
    </message>
    <message>
        <source>Items, one line each</source>
        <translation>البنود، سطر لكل منها</translation>
    </message>
    <message>
        <source>The first %1 of %2 items.</source>
        <translation>أول %1 من البنود وعددها %2.</translation>
    </message>
    <message>
        <source>Wrong answers in full</source>
        <translation>الإجابات الخاطئة كاملة</translation>
    </message>
    <message>
        <source>%1: item %2, key %3, answer %4</source>
        <translation>%1: البند %2، المفتاح %3، الإجابة %4</translation>
    </message>
    <message>
        <source>The first %1 of %2 wrong answers, of each run some.</source>
        <translation>أول %1 من الإجابات الخاطئة وعددها %2، بعضها من كل تقييم.</translation>
    </message>
    <message>
        <source>Multiple-choice questions measure recall in that form, not safety or usefulness at a bedside.</source>
        <translation>تقيس أسئلة الاختيار من متعدد التذكّر بهذا الشكل، لا السلامة ولا الفائدة عند سرير المريض.</translation>
    </message>
    <message>
        <source>The model may have seen these questions while it was trained; nothing here can exclude that.</source>
        <translation>ربما رأى النموذج هذه الأسئلة أثناء تدريبه؛ ولا شيء هنا يستطيع نفي ذلك.</translation>
    </message>
    <message>
        <source>Numbers are comparable only with runs of the same protocol hash on the same items.</source>
        <translation>لا تُقارن الأرقام إلا بتقييمات لها بصمة البروتوكول نفسها على البنود نفسها.</translation>
    </message>
    <message>
        <source>What these runs show</source>
        <translation>ما تُظهره هذه التقييمات</translation>
    </message>
    <message>
        <source>Paired differences</source>
        <translation>الفروق المزدوجة</translation>
    </message>
    <message>
        <source>Comparisons: %1. p is McNemar&apos;s exact test, two-sided; Holm&apos;s counts all pairs, or all parts of one name. Differences are second less first, in points.</source>
        <translation>عدد المقارنات: %1. قيمة p من اختبار McNemar الدقيق ثنائي الجانب؛ وقيمة Holm تحسب كل الأزواج، أو كل الأجزاء ذات الاسم الواحد. الفروق هي الثاني ناقص الأول، بالنقاط المئوية.</translation>
    </message>
    <message>
        <source>Answers that differ</source>
        <translation>الإجابات المختلفة</translation>
    </message>
    <message>
        <source>All runs answer alike</source>
        <translation>كل التقييمات تجيب إجابة واحدة</translation>
    </message>
    <message>
        <source>%1 of %2 items, %3</source>
        <translation>%1 من %2 بندًا، %3</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, nominal</source>
        <translation>ألفا كريبندورف، اسمي</translation>
    </message>
    <message>
        <source>not defined: no two answers differ</source>
        <translation>غير معرّف: لا توجد إجابتان مختلفتان</translation>
    </message>
    <message>
        <source>Alpha is 1 if runs always answer alike, 0 if they do as often as chance would, and below 0 if less often; it does not say whether they are right. Answers that cannot be read are missing in it.</source>
        <translation>تساوي ألفا 1 إذا أجابت التقييمات دائمًا إجابة واحدة، و0 إذا فعلت ذلك بقدر ما تفعله المصادفة، وأقل من 0 إذا فعلته أقل من ذلك؛ ولا تقول إن كانت الإجابات صحيحة. والإجابات غير المقروءة غائبة عنها.</translation>
    </message>
    <message>
        <source>Drift against size</source>
        <translation>الانحراف مقابل الحجم</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>%1, %2, %3 bytes, SHA-256 %4; licence: %5</source>
        <translation>%1، %2، %3 بايت، SHA-256 %4؛ الرخصة: %5</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>التقييم</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>صحيح</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>الكتلة</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>⁦%1⁩ (⁦%2⁩ إلى ⁦%3⁩)</translation>
    </message>
    <message>
        <source>Pair or part</source>
        <translation>زوج أو جزء</translation>
    </message>
    <message>
        <source>Difference, 95 %</source>
        <translation>الفرق، ⁦95 %⁩</translation>
    </message>
    <message>
        <source>Only one right</source>
        <translation>واحد فقط صحيح</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>القابل للكشف</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>البند</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>The first %1 of %2 items that differ.</source>
        <translation>أول %1 من أصل %2 من البنود المختلفة.</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>المعلن</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Other answers</source>
        <translation>إجابات أخرى</translation>
    </message>
    <message>
        <source>KL mean, median, 95th</source>
        <translation>KL المتوسط والوسيط والمئين 95</translation>
    </message>
    <message>
        <source>Margin, mass change</source>
        <translation>تغيّر الهامش والكتلة</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>رمز/ث</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>الذاكرة</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>المرجع</translation>
    </message>
    <message>
        <source>What is reported</source>
        <translation>ما هو منشور</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>مجموعة البيانات</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>المنشور</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>نحو %1</translation>
    </message>
    <message>
        <source>Figures from other prompts or examples are not comparable with these.</source>
        <translation>الأرقام المأخوذة بموجّهات أو أمثلة أخرى لا تُقارن بهذه.</translation>
    </message>
    <message>
        <source>Over several sets</source>
        <translation>على عدة مجموعات</translation>
    </message>
    <message>
        <source>All items (micro)</source>
        <translation>كل البنود (micro)</translation>
    </message>
    <message>
        <source>Mean of sets (macro)</source>
        <translation>متوسط المجموعات (macro)</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <translation>⁦%1⁩ إلى ⁦%2⁩ (%3)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>⁦%1 %⁩</translation>
    </message>
    <message>
        <source>Wilson 95 %</source>
        <translation>⁦Wilson 95 %⁩</translation>
    </message>
    <message>
        <source>Newcombe paired (hybrid Wilson) 95 %</source>
        <translation>Newcombe المزدوج (Wilson الهجين)، ⁦95 %⁩</translation>
    </message>
    <message>
        <source>percentile bootstrap over items, 2000 resamples, 95 %</source>
        <translation>إعادة معاينة bootstrap بالمئينات على البنود، 2000 مرة، ⁦95 %⁩</translation>
    </message>
    <message>
        <source>square-and-add (MOVER) of the sets&apos; Newcombe intervals, 95 %</source>
        <translation>جمع مربعات (MOVER) مجالات نيوكومب للمجموعات، 95 %</translation>
    </message>
    <message>
        <source>Intervals: %1; of the mean: %2.</source>
        <translation>المجالات: %1؛ وللمتوسط: %2.</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>State: all</source>
        <translation>الحالة: الكل</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>غير مكتمل</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>في المهملات</translation>
    </message>
    <message>
        <source>Kind: all</source>
        <translation>النوع: الكل</translation>
    </message>
    <message>
        <source>Asked on this computer</source>
        <translation>أُجريت على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Asked through a server</source>
        <translation>أُجريت عبر خادم</translation>
    </message>
    <message>
        <source>Read from a bundle</source>
        <translation>قُرئت من حزمة</translation>
    </message>
    <message>
        <source>Protocol: all</source>
        <translation>البروتوكول: الكل</translation>
    </message>
    <message>
        <source>Margin below %1</source>
        <translation>الهامش دون %1</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>كل البنود</translation>
    </message>
    <message>
        <source>Wrong ones</source>
        <translation>الخاطئة</translation>
    </message>
    <message>
        <source>Unreadable answers</source>
        <translation>إجابات غير مقروءة</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>لم يُسأل</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>تتعذر قراءته</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>لا قيمة</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>البنود</translation>
    </message>
    <message>
        <source>Seconds an item</source>
        <translation>ثوانٍ للبند</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>رموز/ث</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>الذاكرة على الأكثر</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>الخيوط</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>By part: right, items</source>
        <translation>بحسب الجزء: صحيح، البنود</translation>
    </message>
    <message>
        <source>How it was asked</source>
        <translation>كيف سُئل</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>من سُئل</translation>
    </message>
    <message>
        <source>Data set card</source>
        <translation>بطاقة المجموعة</translation>
    </message>
    <message>
        <source>This run is not finished: it has no result, and Compare leaves it out.</source>
        <translation>لم يكتمل هذا التقييم: لا نتيجة له، وتتركه المقارنة.</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>لم يُسأل</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>right</source>
        <translation>صحيح</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1، المفتاح %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Tables and pictures</source>
        <translation>الجداول والرسوم</translation>
    </message>
    <message>
        <source>Items, one line each</source>
        <translation>البنود، سطر لكل منها</translation>
    </message>
    <message>
        <source>Wrong answers in full</source>
        <translation>الإجابات الخاطئة كاملة</translation>
    </message>
</context>
<context>
    <name>room</name>
    <message>
        <source>at most %1 tokens</source>
        <translation>%1 رمزًا على الأكثر</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>The question does not fit, even alone.</source>
        <translation>السؤال أطول من المتاح، حتى وحده.</translation>
    </message>
    <message>
        <source>It needs %1 tokens; the context holds %2, the answer included. Shorten it.</source>
        <translation>يحتاج %1 رمزًا؛ ويتسع السياق لـ %2، والإجابة ضمنها. اختصره.</translation>
    </message>
    <message>
        <source>The %1 oldest messages do not fit.</source>
        <translation>لا يتسع السياق لأقدم الرسائل، وعددها %1.</translation>
    </message>
    <message>
        <source>The oldest message does not fit.</source>
        <translation>لا يتسع السياق لأقدم رسالة.</translation>
    </message>
    <message>
        <source>The question needs %1 tokens; the context holds %2. Without them: %3. The transcript marks what was left out.</source>
        <translation>يحتاج السؤال %1 رمزًا؛ ويتسع السياق لـ %2. من دونها: %3. يُعلَّم في النص ما تُرك.</translation>
    </message>
    <message>
        <source>Send without them</source>
        <translation>إرسال من دونها</translation>
    </message>
    <message>
        <source>Choose what to leave out…</source>
        <translation>اختيار ما يُترك…</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>Recognise from the file</source>
        <translation>يُعرف من الملف</translation>
    </message>
    <message>
        <source>Questions of your own</source>
        <translation>أسئلتك الخاصة</translation>
    </message>
    <message>
        <source>%1, drawn by strata</source>
        <translation>%1، مسحوبة بحسب الطبقات</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>كل الأسئلة</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>لم يُختر نموذج.</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>النموذج: %1</translation>
    </message>
    <message>
        <source>One item at a time is put on the disk; a power cut costs one item.</source>
        <translation>يُحفظ كل سؤال على القرص وحده؛ انقطاع الكهرباء يضيّع سؤالًا واحدًا.</translation>
    </message>
    <message>
        <source>Protocol SHA-256 %1</source>
        <translation>‏SHA-256 للبروتوكول %1</translation>
    </message>
    <message>
        <source>Scored after it: %1</source>
        <translation>يُقيَّم بعده: %1</translation>
    </message>
    <message>
        <source>The model&apos;s own chat template stands around it; a run that begins shows it.</source>
        <translation>يحيط به قالب المحادثة الخاص بالنموذج؛ ويظهر عند بدء التقييم.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>الأغلبية</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>المكررة</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>الأسئلة: %1 من %2</translation>
    </message>
    <message>
        <source>On disk up to item %1</source>
        <translation>على القرص حتى السؤال %1</translation>
    </message>
    <message>
        <source>less than 1 min left</source>
        <translation>بقي أقل من دقيقة</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>بقي نحو %1</translation>
    </message>
    <message>
        <source>%1 % (%2 to %3, 95 %, Wilson)</source>
        <translation>%1 % (%2 إلى %3، 95 %، Wilson)</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>الدقة</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>الصحيحة</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>المصادفة</translation>
    </message>
    <message>
        <source>%1 (bootstrap %2 to %3)</source>
        <translation>%1 (بوتستراب %2 إلى %3)</translation>
    </message>
    <message>
        <source>Option mass</source>
        <translation>كتلة الخيارات</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>المعايرة</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>%1 % right (Wilson %2 to %3)</source>
        <translation>%1 % صحيحة (ويلسون %2 إلى %3)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>%1 of %2 · Wilson %3 to %4</source>
        <translation>%1 من %2 · Wilson %3 إلى %4</translation>
    </message>
    <message>
        <source>Right so far, not final</source>
        <translation>الصحيح حتى الآن، غير نهائي</translation>
    </message>
    <message>
        <source>Majority line</source>
        <translation>خط الأغلبية</translation>
    </message>
    <message>
        <source>always %1</source>
        <translation>دائمًا %1</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>لم تُسأل</translation>
    </message>
    <message>
        <source>Option mass, median</source>
        <translation>كتلة الخيارات، الوسيط</translation>
    </message>
    <message>
        <source>on the options</source>
        <translation>على الخيارات</translation>
    </message>
    <message>
        <source>length</source>
        <translation>الطول</translation>
    </message>
    <message>
        <source>single token</source>
        <translation>رمز واحد</translation>
    </message>
    <message>
        <source>options of several tokens, fed one by one</source>
        <translation>خيارات من عدة رموز، تُغذّى واحدًا واحدًا</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>البادئة</translation>
    </message>
    <message>
        <source>distinct</source>
        <translation>متمايزة</translation>
    </message>
    <message>
        <source>BOS</source>
        <translation>BOS</translation>
    </message>
    <message>
        <source>same twice</source>
        <translation>متطابق مرتين</translation>
    </message>
    <message>
        <source>probe, %1 of %2 right</source>
        <translation>المسبار، %1 من %2 صحيحة</translation>
    </message>
    <message>
        <source>probe not counted, %1 of %2 right</source>
        <translation>المسبار غير محتسب، %1 من %2 صحيحة</translation>
    </message>
    <message>
        <source>in the asked form %1 of %2</source>
        <translation>بالصيغة المطلوبة %1 من %2</translation>
    </message>
    <message>
        <source>Checked before item 1: %1</source>
        <translation>تحقق قبل البند 1: %1</translation>
    </message>
    <message>
        <source>A run was not finished: %1</source>
        <translation>تقييم لم يكتمل: %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>كُتب في</translation>
    </message>
    <message>
        <source>Choose a file of questions</source>
        <translation>اختر ملف أسئلة</translation>
    </message>
    <message>
        <source>Questions (*.json *.jsonl *.csv);;All files (*)</source>
        <translation>أسئلة (*.json *.jsonl *.csv);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose an empty folder for the run</source>
        <translation>اختر مجلدًا فارغًا للتقييم</translation>
    </message>
    <message>
        <source>The model was ejected to make room for the run.</source>
        <translation>أُخرج النموذج لإفساح المجال للتقييم.</translation>
    </message>
    <message>
        <source>Its next question loads it again.</source>
        <translation>السؤال التالي يعيد تحميله.</translation>
    </message>
    <message>
        <source>A run that was ordered has not come to its end.</source>
        <translation>عملية تشغيل مطلوبة لم تصل إلى نهايتها.</translation>
    </message>
    <message>
        <source>%1 runs that were ordered have not come to their end.</source>
        <translation>عدد عمليات التشغيل المطلوبة التي لم تصل إلى نهايتها: %1.</translation>
    </message>
    <message>
        <source>Runs that were ordered have not come to their end.</source>
        <translation>عمليات تشغيل مطلوبة لم تصل إلى نهايتها.</translation>
    </message>
    <message>
        <source>They are paused: nothing runs until you start it.</source>
        <translation>هي متوقفة مؤقتًا: لا يعمل شيء حتى تبدأه.</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>عرض الطابور</translation>
    </message>
    <message>
        <source>%1 so far, %2 s an item</source>
        <translation>%1 حتى الآن، %2 ث لكل بند</translation>
    </message>
    <message>
        <source>Score it all the same</source>
        <translation>قيمه رغم ذلك</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>العتاد</translation>
    </message>
    <message>
        <source>Safekeeping</source>
        <translation>الحفظ والأمان</translation>
    </message>
    <message>
        <source>Remote endpoint</source>
        <translation>خادم بعيد</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>System follows the desktop, also while Casebook runs.</source>
        <translation>«النظام» يتبع سطح المكتب، حتى أثناء عمل Casebook.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Size of text and controls</source>
        <translation>حجم النص وعناصر التحكم</translation>
    </message>
    <message>
        <source>Ctrl + and Ctrl − change it, Ctrl 0 resets it.</source>
        <translation>يغيّره Ctrl + وCtrl −، ويعيده Ctrl 0.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>الكثافة</translation>
    </message>
    <message>
        <source>Auto is compact in a low window.</source>
        <translation>«تلقائي» مدمج في نافذة قصيرة.</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>مريح</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>مدمج</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>يسري عند التشغيل التالي.</translation>
    </message>
    <message>
        <source>Enter sends the question</source>
        <translation>يرسل Enter السؤال</translation>
    </message>
    <message>
        <source>Shift+Enter breaks the line. Off swaps the two.</source>
        <translation>سطر جديد: Shift+Enter. عند التعطيل يتبادلان.</translation>
    </message>
    <message>
        <source>Lock after, minutes</source>
        <translation>القفل بعد، بالدقائق</translation>
    </message>
    <message>
        <source>Without a key or a click; 0 is never. Only an encrypted history is locked.</source>
        <translation>دون ضغطة مفتاح أو نقرة؛ 0 يعني أبدًا. لا يُقفل إلا السجل المُعمّى.</translation>
    </message>
    <message>
        <source>Empty the trash by itself</source>
        <translation>إفراغ سلة المهملات تلقائيًا</translation>
    </message>
    <message>
        <source>At the start, of chats that lay there so long. Backups may hold them.</source>
        <translation>عند التشغيل، من المحادثات التي بقيت فيها هذه المدة. قد تحويها نسخ احتياطية.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>After 7 days</source>
        <translation>بعد 7 أيام</translation>
    </message>
    <message>
        <source>After 30 days</source>
        <translation>بعد 30 يومًا</translation>
    </message>
    <message>
        <source>After 90 days</source>
        <translation>بعد 90 يومًا</translation>
    </message>
    <message>
        <source>Load the last model at start</source>
        <translation>تحميل آخر نموذج عند التشغيل</translation>
    </message>
    <message>
        <source>The first answer then comes sooner.</source>
        <translation>فتأتي الإجابة الأولى أسرع.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>متقدم</translation>
    </message>
    <message>
        <source>Shows sampling and hardware options.</source>
        <translation>يُظهر خيارات أخذ العينات والعتاد.</translation>
    </message>
    <message>
        <source>Context size, tokens</source>
        <translation>حجم السياق، رموز</translation>
    </message>
    <message>
        <source>0 takes the model&apos;s own, at most 4,096. A larger one needs more memory.</source>
        <translation>0 يأخذ حجم النموذج، وأقصاه 4,096. الأكبر يحتاج ذاكرة أكثر.</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>خيوط المعالج</translation>
    </message>
    <message>
        <source>0 takes one for each physical core.</source>
        <translation>0 يأخذ خيطًا لكل نواة فعلية.</translation>
    </message>
    <message>
        <source>On battery, use half of the threads</source>
        <translation>على البطارية، استخدم نصف الخيوط</translation>
    </message>
    <message>
        <source>The battery lasts longer. A fixed number of threads is always used.</source>
        <translation>تدوم البطارية أطول. عدد الخيوط الثابت يُستخدم دائمًا.</translation>
    </message>
    <message>
        <source>Pause runs and conversions on a low battery</source>
        <translation>إيقاف التقييمات والتحويلات مؤقتًا عندما تضعف البطارية</translation>
    </message>
    <message>
        <source>They go on when mains power is back. Every item is on disk, so a flat battery costs one. Chats are never paused.</source>
        <translation>تتابع عند عودة التيار. كل سؤال محفوظ على القرص، فنفاد البطارية يكلّف سؤالًا واحدًا. لا تتوقف المحادثات أبدًا.</translation>
    </message>
    <message>
        <source>A battery is low below this charge, in percent</source>
        <translation>تُعدّ البطارية ضعيفة دون هذا الشحن، بالمئة</translation>
    </message>
    <message>
        <source>What of it is left, as the system says it.</source>
        <translation>ما بقي منها كما يذكره النظام.</translation>
    </message>
    <message>
        <source>Layers on the graphics processor</source>
        <translation>الطبقات على معالج الرسوميات</translation>
    </message>
    <message>
        <source>−2 is automatic, −1 is all, 0 is the processor only.</source>
        <translation>−2 تلقائي، −1 كلها، 0 المعالج فقط.</translation>
    </message>
</context>
<context>
    <name>sidebar</name>
    <message>
        <source>draft</source>
        <translation>مسودة</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>منقطعة</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>قيد الكتابة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>الأيام السبعة السابقة</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>غير محفوظة</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>المثبَّتة</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>المجلدات</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>مثبَّتة</translation>
    </message>
    <message>
        <source>temporary, not saved</source>
        <translation>مؤقتة، غير محفوظة</translation>
    </message>
    <message>
        <source>Tag %1, chats: %2</source>
        <translation>الوسم %1، المحادثات: %2</translation>
    </message>
    <message>
        <source>Folder %1, chats: %2</source>
        <translation>المجلد %1، المحادثات: %2</translation>
    </message>
    <message>
        <source>Folder %1, chats: %2, open</source>
        <translation>المجلد %1، المحادثات: %2، مفتوح</translation>
    </message>
    <message>
        <source>Folder %1, chats: %2, closed</source>
        <translation>المجلد %1، المحادثات: %2، مغلق</translation>
    </message>
</context>
<context>
    <name>size</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>Casebook cannot open its data</source>
        <translation>لا يستطيع Casebook فتح بياناته</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>فتح للقراءة فقط</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>target</name>
    <message>
        <source>Name a file that ends in .gguf.</source>
        <translation>سمِّ ملفًا ينتهي بـ .gguf.</translation>
    </message>
    <message>
        <source>A file of that name is there already. Choose another name, or replace it.</source>
        <translation>يوجد ملف بهذا الاسم. اختر اسمًا آخر، أو استبدله.</translation>
    </message>
    <message>
        <source>The file that is there stays until the new one is complete and tried.</source>
        <translation>يبقى الملف الموجود حتى يكتمل الجديد ويُجرَّب.</translation>
    </message>
    <message>
        <source>An unfinished conversion of this file is there. It starts anew.</source>
        <translation>يوجد تحويل غير مكتمل لهذا الملف. سيبدأ من جديد.</translation>
    </message>
    <message>
        <source>An unfinished conversion of this file is there. It goes on after tensor %1 if checkpoint and type are the same, else it starts anew.</source>
        <translation>يوجد تحويل غير مكتمل لهذا الملف. يُستأنف بعد الموتّر %1 إن كانت نقطة الحفظ والنوع هما نفسيهما، وإلا فيبدأ من جديد.</translation>
    </message>
</context>
<context>
    <name>template</name>
    <message>
        <source>none: a plain one stands in</source>
        <translation>لا يوجد: يحل محله قالب بسيط</translation>
    </message>
    <message>
        <source>unknown: not one that the catalogue has</source>
        <translation>غير معروف: ليس من قوالب الكتالوج</translation>
    </message>
    <message>
        <source>known: the one of %1</source>
        <translation>معروف: قالب %1</translation>
    </message>
    <message>
        <source>another than expected: not the one of %1</source>
        <translation>غير المتوقّع: ليس قالب %1</translation>
    </message>
    <message>
        <source>another than expected: the one of %1, not of %2</source>
        <translation>غير المتوقّع: قالب %1 لا قالب %2</translation>
    </message>
    <message>
        <source>expected because this model was built on that one</source>
        <translation>متوقّع لأن هذا النموذج بُني على ذاك</translation>
    </message>
</context>
<context>
    <name>unsaved</name>
    <message>
        <source>Draft, not sent:</source>
        <translation>مسودة لم تُرسل:</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>goes on from version %1</source>
        <translation>تتمة للإصدار %1</translation>
    </message>
    <message>
        <source>imported from %1, not made here</source>
        <translation>مستورد من %1، لم يُنشأ هنا</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 رمزًا</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>رمز واحد</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 رمز/ث</translation>
    </message>
    <message>
        <source>first word after %1 s</source>
        <translation>أول كلمة بعد %1 ث</translation>
    </message>
    <message>
        <source>%1 (remote: %2)</source>
        <translation>%1 (بعيد: %2)</translation>
    </message>
    <message>
        <source>1 older message was left out of this question.</source>
        <translation>تُركت رسالة أقدم من هذا السؤال.</translation>
    </message>
    <message>
        <source>%1 older messages were left out of this question.</source>
        <translation>تُركت رسائل أقدم من هذا السؤال، عددها %1.</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>أوقفتَها أنت.</translation>
    </message>
    <message>
        <source>Stopped by you after 1 token.</source>
        <translation>أوقفتَها أنت بعد رمز واحد.</translation>
    </message>
    <message>
        <source>Stopped by you after %1 tokens.</source>
        <translation>أوقفتَها أنت بعد %1 رمزًا.</translation>
    </message>
    <message>
        <source>The text above is all that was written.</source>
        <translation>النص أعلاه هو كل ما كُتب.</translation>
    </message>
    <message>
        <source>Nothing was written yet.</source>
        <translation>لم يُكتب شيء بعد.</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>إعادة التوليد</translation>
    </message>
    <message>
        <source>Continue writing</source>
        <translation>متابعة الكتابة</translation>
    </message>
    <message>
        <source>The engine stopped while it was writing.</source>
        <translation>توقّف المحرك أثناء الكتابة.</translation>
    </message>
    <message>
        <source>Interrupted: Casebook ended while writing.</source>
        <translation>انقطاع: انتهى Casebook أثناء الكتابة.</translation>
    </message>
    <message>
        <source>Text up to %1 was on disk and is shown. What came after that is lost.</source>
        <translation>كان النص حتى %1 على القرص وهو معروض. وما بعده مفقود.</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>إبقاؤها كما هي</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>No answer: Casebook ended before it began.</source>
        <translation>لا إجابة: انتهى Casebook قبل أن تبدأ.</translation>
    </message>
    <message>
        <source>Your question is saved.</source>
        <translation>سؤالك محفوظ.</translation>
    </message>
    <message>
        <source>Your question is still here.</source>
        <translation>سؤالك ما زال هنا.</translation>
    </message>
    <message>
        <source>Send without the oldest messages</source>
        <translation>إرسال من دون أقدم الرسائل</translation>
    </message>
    <message>
        <source>Choose what to leave out…</source>
        <translation>اختيار ما يُترك…</translation>
    </message>
    <message>
        <source>Load on CPU only</source>
        <translation>تحميل على CPU فقط</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>لا إجابة: %1</translation>
    </message>
    <message>
        <source>The answer ends here, not at its end.</source>
        <translation>تتوقف الإجابة هنا قبل نهايتها.</translation>
    </message>
    <message>
        <source>It reached the longest answer or the end of the context after %1 tokens.</source>
        <translation>بلغت أطول إجابة أو نهاية السياق بعد %1 رمزًا.</translation>
    </message>
</context>
</TS>
