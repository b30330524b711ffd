"""Words that reports are full of whatever they tell: sharing them does not make two reports tell one story.

They are the stems that at least one in fifty of 5,727 reports (Wikinews 2019-2021, Wikipedia's current events of 2025)
has among the words it begins with. States that are always in the news are among them; persons are left out, since who
is in the news changes.
"""

_STEMS = """
000 30 accus across agreement air airport airstrik alleg american announc arm armi arrest attack author becom carri
caus ceasefir charg citi civilian claim confirm control countri court crash critic dai declar democrat depart die
district drone due dure eight elect end explos feder find fire five flood follow forc foreign former four gaza govern
group hold hous india injur intern investig isra israel kill launch law leader mass member milit militari million
minist miss missil nation near nine north offic offici oper order other pakistan palestinian part parti peopl person
polic presid presidenti prime prison protest provinc region releas report republ rule russia russian second secur
sentenc seven sever shoot sinc six soldier south state strike strip support suspect take target three time ukrain unit
vote war win year yesterdai
"""
EVERYDAY = frozenset(_STEMS.split())
