"""Capitalised words that are no part of a person's name: places, peoples, bodies, days, titles."""

from __future__ import annotations

NOT_PERSONS = frozenset(
    """
    Afghanistan Afghan Africa African Algeria Algerian America American Americas Arab Argentina Argentine Armenia Asia
    Asian Atlantic Australia Australian Austria Austrian Azerbaijan Baghdad Bangladesh Beijing Belarus Belgium Belgian
    Berlin Bolivia Bosnia Brazil Brazilian Britain British Briton Britons Brussels Bulgaria California Cambodia Canada
    Canadian Chile Chilean China Chinese Colombia Colombian Congo Croatia Cuba Cuban Czech Damascus Danish Denmark
    Dutch Ecuador Egypt Egyptian England English Estonia Ethiopia Ethiopian Europe European Finland Finnish Florida
    France French Gaza Geneva Georgia German Germany Ghana Greece Greek Gulf Hamas Hanoi Havana Hezbollah Hungary
    Hungarian Iceland India Indian Indonesia Indonesian Iran Iranian Iraq Iraqi Ireland Irish Islam Islamic Israel
    Israeli Italian Italy Jakarta Japan Japanese Jerusalem Jewish Jordan Kabul Kenya Kenyan Korea Korean Koreas Koreans
    Kremlin Kurdish Kuwait Kyiv Latin Latvia Lebanon Lebanese Libya Lithuania London Madrid Malaysia Malaysian Manila
    Mediterranean Mexican Mexico Moldova Moscow Morocco Muslim Myanmar Nepal Netherlands Nigeria Nigerian Norway
    Norwegian Pacific Pakistan Pakistani Palestine Palestinian Palestinians Panama Paris Pentagon Peru Philippine
    Philippines Poland Polish Portugal Portuguese Pyongyang Qatar Romania Rome Russia Russian Russians Rwanda Saudi
    Scotland Scottish Seoul Serbia Singapore Slovakia Slovenia Somalia Spain Spanish Sudan Sweden Swedish Swiss
    Switzerland Sydney Syria Syrian Taipei Taiwan Taiwanese Tehran Texas Thai Thailand Tokyo Tunisia Turkey Turkish
    Uganda Ukraine Ukrainian Ukrainians Uruguay Uzbekistan Venezuela Venezuelan Vienna Vietnam Vietnamese Wales Warsaw
    Washington Welsh Western Yemen York Zealand Zimbabwe Hague Hong Kong
    North South East West Northern Southern Eastern Central New United States Kingdom Nations Union Republic Republican
    Democratic Democrat Democrats Republicans Peninsula Sea Ocean Island Islands Strait Bay River Lake Mount Mountain
    City County Province District Street Road Square Park Bridge Airport Port Station Hill Lane Quay
    Ministry Department Office Agency Bureau Commission Committee Council Court Congress Senate House Parliament
    Assembly Cabinet Government Party Police Army Navy Air Force Forces Fleet Guard Corps Command Joint Chiefs Staff
    Bank Company Corp Inc Ltd Group University College School Hospital Institute Museum Church Club Cup League
    Championship World War Olympics Olympic Games National International Federal State Supreme High Royal General
    President Prime Minister Secretary Chancellor King Queen Prince Princess Pope Governor Mayor Judge Justice Chief
    Foreign Defense Defence Finance Interior Health Education Environment Trade Labor Labour Leader Director Chairman
    Chairwoman Chair Speaker Senator Representative Captain Colonel Admiral Sergeant Professor Doctor Dr Mr Mrs Ms Sir
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Christmas Easter Ramadan
    The A An In On At It He She They We I But And Or This That These Those There Its Their His Her As After Before When
    While If For From With By To Some Many Most All No Not However Meanwhile Officials According About Both Last Two
    Three Four Five Six Seven Eight Nine Ten During Despite Under Over Since Until
    """.split()
)
